/** Strict mode: every call needs a token of ours that hasn't expired and that has the permission (G-21, G-08). */
import type { FastifyInstance } from 'fastify';
import { permissionsFor } from './endpoint-permissions.ts';
import { graphError } from './errors.ts';
import type { GraphOptions } from './graph-options.ts';
import { type Caller, type TokenProblem, tokenServiceOf } from './token-service.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, in strict mode; null when tokens aren't looked at. */
    caller: Caller | null;
  }
}

const problems: Readonly<Record<TokenProblem, string>> = {
  missing: 'Access token is empty. Send the header Authorization: Bearer with a token of the token endpoint.',
  malformed: 'CompactToken parsing failed: the access token is no JWT of the token endpoint.',
  signature:
    'Access token validation failure. Invalid signature: it is not a token of this simulator, or of an earlier start.',
  tenant: 'Access token validation failure. Invalid tenant.',
  expired: 'Lifetime validation failed, the token is expired. Ask the token endpoint for a new one.',
};

export function addStrictMode(app: FastifyInstance, { simulator, version, strict }: GraphOptions): void {
  app.decorateRequest('caller', null);
  if (!strict) return;
  const tokens = tokenServiceOf(simulator);
  app.addHook('onRequest', async (request) => {
    const caller = tokens.check(request.headers.authorization);
    if (typeof caller === 'string') throw graphError('TOKEN_INVALID', { problem: problems[caller] });
    const path = (request.routeOptions.url ?? '').slice(version.length + 1);
    const needed = permissionsFor(request.method, path);
    if (needed.length > 0 && !needed.some((permission) => caller.permissions.includes(permission))) {
      const code = path.startsWith('/auditLogs/provisioning') ? 'LOG_PERMISSION_MISSING' : 'PERMISSION_MISSING';
      throw graphError(code, { needed });
    }
    request.caller = caller;
  });
}
