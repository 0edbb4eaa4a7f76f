/** Takes a tenant URL apart: base address, query, the flags in it, and what is odd about it (W-03, W-26, E-810). */
import type { DialectName } from '../../model/dialects.ts';
import type { Finding } from '../../model/values.ts';
import { scimError } from '../errors.ts';

export interface TenantUrl {
  /** Scheme, host and port. */
  origin: string;
  /** Path without a trailing slash; empty when there is none. */
  basePath: string;
  /** Without `?`. */
  query: string;
  /** The dialect that a flag asks for; null without a flag. */
  dialect: DialectName | null;
  /** That flag as it is written. */
  flag: string | null;
}

/** Flags in lower case: their names are compared without regard to case (W-03). */
const flags: ReadonlyMap<string, DialectName> = new Map([
  ['aadoptscim062020', 'compliant'],
  ['azureadscimpatch062020', 'compliant'],
  ['azureadscimpatch2017', 'legacy'],
]);

/** Throws TENANT_URL_INVALID. */
export function parseTenantUrl(text: string): TenantUrl {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) throw scimError('TENANT_URL_INVALID', { reason: 'it is no absolute address' });
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw scimError('TENANT_URL_INVALID', { reason: `its scheme is ${url.protocol.slice(0, -1)}, not https` });
  }
  if (url.username !== '' || url.password !== '') {
    throw scimError('TENANT_URL_INVALID', {
      reason: 'it holds a user name or password, which belongs in the secret token',
    });
  }
  const query = url.search.slice(1);
  return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, ''), query, ...flagOf(query) };
}

/** Oddities that Entra would not let pass: plain HTTP (E-810). Empty for a URL that isn't one. */
export function inspectTenantUrl(text: string): Finding[] {
  if (!URL.canParse(text.trim())) return [];
  const url = new URL(text.trim());
  if (url.protocol !== 'http:' || url.hostname.endsWith('.invalid')) return [];
  const message = 'The tenant URL is plain HTTP; Entra accepts only HTTPS with TLS 1.2.';
  return [{ rule: 'E-810', message, subject: 'tenant URL', received: url.origin }];
}

function flagOf(query: string): Pick<TenantUrl, 'dialect' | 'flag'> {
  for (const part of query.split('&')) {
    const key = part.split('=', 1)[0] ?? '';
    const dialect = flags.get(key.toLowerCase());
    if (dialect) return { dialect, flag: key };
  }
  return { dialect: null, flag: null };
}
