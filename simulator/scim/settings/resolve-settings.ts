/** Makes the wire settings of a connection from its tenant URL, dialect and quirks. */
import { type DialectName, dialectNames } from '../../model/dialects.ts';
import { scimError } from '../errors.ts';
import { readQuirks } from './quirk-value.ts';
import { quirkNames, quirks } from './quirks.ts';
import { parseTenantUrl } from './tenant-url.ts';
import type { Quirks, QuirkValue, WireSettings } from './wire-settings.ts';

/**
 * The dialect is the one given, else the quirk `dialect`, else the connector's own, else what a flag of the tenant URL
 * asks for, else legacy (W-02). Quirks may be given as texts. Throws TENANT_URL_INVALID, DIALECT_UNKNOWN, QUIRK_UNKNOWN, QUIRK_VALUE_INVALID.
 */
export function resolveWireSettings(given: {
  tenantUrl: string;
  dialect?: string | undefined;
  ownDialect?: DialectName | null | undefined;
  quirks?: Readonly<Record<string, QuirkValue>> | undefined;
}): WireSettings {
  const url = parseTenantUrl(given.tenantUrl);
  const chosen = readQuirks(given.quirks ?? {});
  const quirk = chosen.dialect as string | undefined;
  const dialect = dialectNamed(given.dialect ?? quirk ?? given.ownDialect ?? url.dialect ?? 'legacy');
  return Object.freeze({
    ...defaultsOf(dialect),
    ...chosen,
    dialect,
    baseUrl: url.origin + url.basePath,
    tenantUrlQuery: url.query,
  } as WireSettings);
}

/** The defaults of a dialect. */
export function defaultsOf(dialect: DialectName): Quirks {
  return Object.fromEntries(quirkNames.map((name) => [name, quirks[name].defaults[dialect]])) as unknown as Quirks;
}

/**
 * The settings of provision on demand: the flag doesn't work there, so where it made the dialect compliant the
 * legacy defaults come back; a quirk that deviates from its dialect stays (W-05).
 */
export function settingsOnDemand(settings: WireSettings): WireSettings {
  if (settings.onDemandDialect === 'same' || settings.dialect !== 'compliant') return settings;
  const compliant = defaultsOf('compliant');
  const kept = quirkNames.filter((name) => name !== 'dialect' && settings[name] !== compliant[name]);
  const deviations = Object.fromEntries(kept.map((name) => [name, settings[name]]));
  return Object.freeze({ ...settings, ...defaultsOf('legacy'), ...deviations } as WireSettings);
}

function dialectNamed(given: string): DialectName {
  const dialect = dialectNames.find((name) => name === given.toLowerCase());
  if (!dialect) throw scimError('DIALECT_UNKNOWN', { dialect: given, known: dialectNames });
  return dialect;
}
