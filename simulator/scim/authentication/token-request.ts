/** The request to a token endpoint: client credentials and both forms of federation (W-22, W-23). Pure. */
import type { FederatedIdentity, Issuer } from './issuer.ts';

export interface ClientCredentials {
  type: 'clientCredentials';
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Where the client's credentials are put (`CredentialLocationInRequest`). */
  credentialLocation: 'header' | 'body';
  scope?: string;
}

export interface Federated extends FederatedIdentity {
  type: 'federated';
  tokenUrl: string;
  /** `clientAssertion` names the client and proves it by the JWT; `tokenExchange` exchanges the JWT. */
  variant: 'clientAssertion' | 'tokenExchange';
  issuer: Issuer;
  /** Of the client assertion. */
  clientId?: string;
  /** Of the token exchange. */
  audience?: string;
  scope?: string;
}

export interface TokenRequest {
  headers: Record<string, string>;
  body: string;
  /** Secrets in it, to be kept out of messages. */
  secrets: string[];
}

/** The form's fields are in the order of W-22 and W-23; `scope` only when configured. */
export function tokenRequest(authentication: ClientCredentials | Federated): TokenRequest {
  return authentication.type === 'federated' ? federatedRequest(authentication) : credentialsRequest(authentication);
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };

function credentialsRequest({ clientId, clientSecret, credentialLocation, scope }: ClientCredentials): TokenRequest {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const isInHeader = credentialLocation === 'header';
  return {
    headers: isInHeader ? { ...FORM, Authorization: `Basic ${basic}` } : FORM,
    body: form({
      grant_type: 'client_credentials',
      client_id: isInHeader ? undefined : clientId,
      client_secret: isInHeader ? undefined : clientSecret,
      scope,
    }),
    secrets: [clientSecret, basic],
  };
}

function federatedRequest(authentication: Federated): TokenRequest {
  const { variant, clientId, audience, scope, issuer } = authentication;
  const { token } = issuer.federationToken(authentication);
  const fields =
    variant === 'clientAssertion'
      ? {
          grant_type: 'client_credentials',
          client_id: clientId,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: token,
          scope,
        }
      : {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: token,
          subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
          audience,
          scope,
          requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        };
  return { headers: FORM, body: form(fields), secrets: [token] };
}

function form(fields: Record<string, string | undefined>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') given.append(name, value);
  return given.toString();
}
