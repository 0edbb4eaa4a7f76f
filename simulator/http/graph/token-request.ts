/** What a token request can be refused for, in the form of OAuth and with the service's own codes (G-16 to G-19). Pure. */

export interface TokenRequest {
  grant_type?: string;
  client_id?: string;
  client_secret?: string;
  client_assertion?: string;
  client_assertion_type?: string;
  scope?: string;
  resource?: string;
}

export interface OAuthProblem {
  status: 400 | 401;
  error: 'invalid_request' | 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type';
  /** Number of the service's message. */
  code: number;
  message: string;
}

/** Null when a token may be issued. Secrets and assertions must be there; whether they are right isn't asked here. */
export function tokenRequestProblem(
  given: TokenRequest,
  tenantKey: string,
  tenant: { id: string; defaultDomain: string },
): OAuthProblem | null {
  const known = [tenant.id, tenant.defaultDomain.toLowerCase(), 'common', 'organizations'];
  if (!known.includes(tenantKey.toLowerCase())) {
    return problem(400, 'invalid_request', 90002, `Tenant '${tenantKey}' not found. The tenant here is ${tenant.id}.`);
  }
  for (const parameter of ['grant_type', 'client_id'] as const) {
    if (!given[parameter]) return missing(parameter);
  }
  if (given.grant_type !== 'client_credentials') {
    const message = `The app requested an unsupported grant type '${given.grant_type}'. Supported: client_credentials.`;
    return problem(400, 'unsupported_grant_type', 70003, message);
  }
  if (!given.scope && !given.resource) return missing('scope');
  if (given.scope && !given.scope.endsWith('/.default')) {
    const message = `The provided value for scope ${given.scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`;
    return problem(400, 'invalid_scope', 1002012, message);
  }
  if (!given.client_secret && !given.client_assertion) {
    const message = `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`;
    return problem(401, 'invalid_client', 7000218, message);
  }
  return null;
}

export function wrongSecret(appId: string): OAuthProblem {
  const message = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${appId}'.`;
  return problem(401, 'invalid_client', 7000215, message);
}

export function oauthError(given: OAuthProblem, { traceId, timestamp }: { traceId: string; timestamp: string }) {
  return {
    error: given.error,
    error_description: `AADSTS${given.code}: ${given.message} Trace ID: ${traceId} Correlation ID: ${traceId} Timestamp: ${timestamp}`,
    error_codes: [given.code],
    timestamp: `${timestamp.slice(0, 19).replace('T', ' ')}Z`,
    trace_id: traceId,
    correlation_id: traceId,
  };
}

function missing(parameter: string): OAuthProblem {
  const message = `The request body must contain the following parameter: '${parameter}'.`;
  return problem(400, 'invalid_request', 900144, message);
}

function problem(status: 400 | 401, error: OAuthProblem['error'], code: number, message: string): OAuthProblem {
  return { status, error, code, message };
}
