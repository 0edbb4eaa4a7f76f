/**
 * The simulator's own issuer of tokens in Entra's place: for the blank secret and for workload identity federation
 * (W-21, W-23). The server publishes `jwks()`; an endpoint under test finds it from `iss`, or is told to trust it.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Chance } from '../../chance.ts';
import { scimError } from '../errors.ts';
import { seededRsaKey } from './seeded-key.ts';

/** Audience of the token for a blank secret, the same for every custom application (W-21). */
export const BLANK_SECRET_AUDIENCE = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';
/** The provisioning service's own application (W-21). */
const SERVICE_APP_ID = '00000014-0000-0000-c000-000000000000';
const LIFETIME_SECONDS = 3600;

export interface IssuedToken {
  token: string;
  /** By the issuer's own time, milliseconds since 1970. */
  expiresAtMs: number;
}

/** The identity that a federated assertion speaks for. */
export interface FederatedIdentity {
  /** Application id of the workload identity; the audience is `api://` and this. */
  workloadIdentityAppId: string;
  /** Object id of the service's own application in the tenant. */
  servicePrincipalId: string;
}

export interface Issuer {
  /** Object id of the provisioning service's own application: the subject of federated tokens. */
  readonly serviceObjectId: string;
  readonly nowMs: () => number;
  /** The public key set, as it is published. */
  jwks(): { keys: Record<string, string>[] };
  /** What is sent when the secret token is left blank. */
  blankSecretToken(): IssuedToken;
  /** The assertion that is exchanged for an access token. */
  federationToken(identity: FederatedIdentity): IssuedToken;
  /** The same one with Microsoft's addresses in `iss`, as Entra writes it: no key can be found there. */
  asEntra(): Issuer;
}

export interface IssuerOptions {
  tenantId: string;
  /** The tenant's id when it isn't given. */
  serviceObjectId?: string;
  /** Makes the key when none is given. */
  chance: Chance;
  /** RSA private key in PEM form. */
  privateKey?: string;
  /** Time of `iat` and `exp`; an endpoint compares it with its own clock. */
  nowMs: () => number;
  /**
   * Stands in `iss` in place of Microsoft's addresses, so that endpoints can discover the keys; null as long as nothing
   * is served.
   */
  baseUrl?: () => string | null;
}

/** The key is made when it is first needed. Throws PRIVATE_KEY_INVALID then. */
export function createIssuer(options: IssuerOptions): Issuer {
  let made: SigningKey | null = null;
  return issuerWith(options, () => {
    made ??= keyOf(options);
    return made;
  });
}

interface SigningKey {
  key: KeyObject;
  jwk: Record<string, string>;
}

function issuerWith(options: IssuerOptions, key: () => SigningKey): Issuer {
  const { tenantId, nowMs } = options;
  const issuerOf = (address: string) => options.baseUrl?.() ?? address;
  const issue = (claims: Record<string, string>): IssuedToken => {
    const issuedAt = Math.floor(nowMs() / 1000);
    const expires = issuedAt + LIFETIME_SECONDS;
    const { iss, ...others } = claims;
    const payload = { iss, iat: issuedAt, nbf: issuedAt, exp: expires, ...others };
    return { token: jwt(key(), payload), expiresAtMs: expires * 1000 };
  };
  return {
    nowMs,
    serviceObjectId: options.serviceObjectId ?? options.tenantId,
    jwks: () => ({ keys: [key().jwk] }),
    blankSecretToken: () =>
      issue({
        iss: `${issuerOf('https://sts.windows.net')}/${tenantId}/`,
        aud: BLANK_SECRET_AUDIENCE,
        appid: SERVICE_APP_ID,
        tid: tenantId,
        ver: '1.0',
      }),
    federationToken: ({ workloadIdentityAppId, servicePrincipalId }) =>
      issue({
        iss: `${issuerOf('https://login.microsoftonline.com')}/${tenantId}/v2.0`,
        aud: `api://${workloadIdentityAppId}`,
        sub: servicePrincipalId,
        appid: SERVICE_APP_ID,
        oid: servicePrincipalId,
        tid: tenantId,
        ver: '2.0',
      }),
    asEntra: () => issuerWith({ ...options, baseUrl: () => null }, key),
  };
}

function keyOf({ chance, privateKey }: IssuerOptions): SigningKey {
  const key = privateKey === undefined ? seededRsaKey(chance) : readKey(privateKey);
  const { n, e } = createPublicKey(key).export({ format: 'jwk' }) as { n: string; e: string };
  // The thumbprint of RFC 7638 names the key.
  const kid = createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url');
  return { key, jwk: { kty: 'RSA', use: 'sig', alg: 'RS256', kid, n, e } };
}

function readKey(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch (cause) {
    throw scimError('PRIVATE_KEY_INVALID', {}, cause);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < 2048) throw scimError('PRIVATE_KEY_INVALID', {});
  return key;
}

function jwt({ key, jwk }: SigningKey, payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid: jwk.kid })}.${part(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}
