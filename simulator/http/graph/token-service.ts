/**
 * Access tokens for clients: issued by the token endpoint, checked in strict mode (G-16 to G-21). Their times are
 * real time, not virtual: a client holds them against its own clock. Signed with a key of this process, so a
 * token doesn't outlive a restart.
 */
import { createSign, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chance } from '../../chance.ts';
import { systemTimeMs } from '../../clock.ts';
import type { Simulator } from '../../simulator.ts';
import { type Permission, permissionOfRole, permissions } from './graph-permissions.ts';

export const TOKEN_LIFETIME_S = 3599;

/** Who calls, from the token. */
export interface Caller {
  appId: string;
  /** The caller's service principal. */
  objectId: string;
  permissions: readonly Permission[];
  /** A client that is no application of the tenant: it stands for the administrator and may do everything. */
  isAdministrator: boolean;
}

export type TokenProblem = 'missing' | 'malformed' | 'signature' | 'expired' | 'tenant';

interface Claims {
  aud: string;
  iss: string;
  iat: number;
  nbf: number;
  exp: number;
  appid: string;
  oid: string;
  sub: string;
  tid: string;
  roles: readonly string[];
  ver: '1.0';
}

export class TokenService {
  readonly #simulator: Simulator;
  readonly #nowMs: () => number;
  #keys: { privateKey: KeyObject; publicKey: KeyObject } | null = null;

  constructor(simulator: Simulator, nowMs: () => number = systemTimeMs) {
    this.#simulator = simulator;
    this.#nowMs = nowMs;
  }

  /** A signed token for a client; `address` is the token service's own. */
  issue(clientId: string, audience: string, address: string): string {
    const nowS = Math.floor(this.#nowMs() / 1000);
    const tid = this.#simulator.workspace.data.tenant.id;
    const caller = this.callerOf(clientId);
    const claims: Claims = {
      aud: audience,
      iss: `${address}/${tid}/`,
      iat: nowS,
      nbf: nowS,
      exp: nowS + TOKEN_LIFETIME_S,
      appid: caller.appId,
      oid: caller.objectId,
      sub: caller.objectId,
      tid,
      roles: caller.permissions,
      ver: '1.0',
    };
    const signed = `${encode({ typ: 'JWT', alg: 'RS256', kid: this.#keyId() })}.${encode(claims)}`;
    const signature = createSign('RSA-SHA256').update(signed).sign(this.#pair().privateKey).toString('base64url');
    return `${signed}.${signature}`;
  }

  /** The caller behind an `Authorization` header, or why there is none. */
  check(authorization: string | undefined): Caller | TokenProblem {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return 'missing';
    const [header = '', payload = '', signature = ''] = token.split('.');
    const claims = decode(payload);
    if (!claims) return 'malformed';
    const verify = createVerify('RSA-SHA256').update(`${header}.${payload}`);
    if (!verify.verify(this.#pair().publicKey, Buffer.from(signature, 'base64url'))) return 'signature';
    if (claims.tid !== this.#simulator.workspace.data.tenant.id) return 'tenant';
    if (claims.exp * 1000 <= this.#nowMs()) return 'expired';
    return { ...this.callerOf(claims.appid), permissions: claims.roles as Permission[] };
  }

  callerOf(clientId: string): Caller {
    const appId = clientId.toLowerCase();
    const application = this.#simulator.applications.list().find((each) => each.appId === appId);
    if (!application) {
      const objectId = chance(this.#simulator.seed, `client:${appId}`).guid();
      return { appId, objectId, permissions, isAdministrator: true };
    }
    const granted = this.#simulator.tenant.permissions
      .list(application.servicePrincipalId)
      .flatMap(({ appRoleId }) => permissionOfRole(appRoleId) ?? []);
    return { appId, objectId: application.servicePrincipalId, permissions: granted, isAdministrator: false };
  }

  /** The public keys as a JSON Web Key Set: of Graph's tokens, and of those that targets are sent (W-21, W-23). */
  keySet(issuer: string) {
    const { n, e } = this.#pair().publicKey.export({ format: 'jwk' });
    const ofTargets = this.#simulator.issuer.jwks().keys.map((key) => ({ ...key, issuer }));
    return { keys: [{ kty: 'RSA', use: 'sig', kid: this.#keyId(), n, e, issuer }, ...ofTargets] };
  }

  #keyId(): string {
    return chance(this.#simulator.seed, 'token-key').guid();
  }

  #pair(): { privateKey: KeyObject; publicKey: KeyObject } {
    this.#keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return this.#keys;
  }
}

const services = new WeakMap<Simulator, TokenService>();

/** One service for a simulator, so that each plugin knows the other's tokens. */
export function tokenServiceOf(simulator: Simulator): TokenService {
  const service = services.get(simulator) ?? new TokenService(simulator);
  services.set(simulator, service);
  return service;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(payload: string): Claims | null {
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Partial<Claims>;
    const isComplete =
      typeof claims.exp === 'number' && typeof claims.appid === 'string' && Array.isArray(claims.roles);
    return isComplete ? (claims as Claims) : null;
  } catch {
    return null;
  }
}
