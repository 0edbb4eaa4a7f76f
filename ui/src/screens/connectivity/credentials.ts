/** The fields of the form and the secrets that they are kept in (P-202, G-54). Pure. */
import type { Secret } from '../../api/connection.ts';

export type AuthenticationMethod = 'bearer' | 'blank' | 'clientCredentials';

export const authenticationMethods: readonly AuthenticationMethod[] = ['bearer', 'blank', 'clientCredentials'];

export interface Credentials {
  tenantUrl: string;
  method: AuthenticationMethod;
  /** What was typed; secrets that are saved are never shown. */
  secretToken: string;
  tokenEndpoint: string;
  clientId: string;
  clientSecret: string;
}

/** What Graph answers for a value that is secret (G-57). */
const MASK = '*';
const CLIENT_CREDENTIALS = 'OAuth2ClientCredentialsGrant';

export function credentialsOf(secrets: readonly Secret[]): Credentials {
  const read = (key: string) => secrets.find((secret) => secret.key === key)?.value ?? '';
  const isOauth = read('AuthenticationType') === CLIENT_CREDENTIALS;
  return {
    tenantUrl: read('BaseAddress'),
    method: isOauth ? 'clientCredentials' : read('SecretToken') === '' ? 'blank' : 'bearer',
    secretToken: '',
    tokenEndpoint: read('Oauth2TokenExchangeUri'),
    clientId: read('Oauth2ClientId'),
    clientSecret: '',
  };
}

export function isSaved(secrets: readonly Secret[], key: 'SecretToken' | 'Oauth2ClientSecret'): boolean {
  return secrets.some((secret) => secret.key === key && secret.value !== '');
}

/** The whole set as it is to be put: keys of the other methods go, a secret that wasn't typed anew stays. */
export function secretsWith(saved: readonly Secret[], credentials: Credentials): Secret[] {
  const { tenantUrl, method, secretToken, tokenEndpoint, clientId, clientSecret } = credentials;
  const own = [
    'BaseAddress',
    'SecretToken',
    'AuthenticationType',
    'Oauth2TokenExchangeUri',
    'Oauth2ClientId',
    'Oauth2ClientSecret',
  ];
  const kept = saved.filter(({ key }) => !own.includes(key));
  const given: Secret[] = [{ key: 'BaseAddress', value: tenantUrl.trim() }];
  if (method === 'bearer') given.push({ key: 'SecretToken', value: secretToken === '' ? MASK : secretToken });
  if (method === 'clientCredentials') {
    given.push(
      { key: 'AuthenticationType', value: CLIENT_CREDENTIALS },
      { key: 'Oauth2TokenExchangeUri', value: tokenEndpoint.trim() },
      { key: 'Oauth2ClientId', value: clientId.trim() },
      { key: 'Oauth2ClientSecret', value: clientSecret === '' ? MASK : clientSecret },
    );
  }
  return [...kept, ...given];
}

/** Whether the address asks for the compliant dialect (W-03). */
export function hasCompliantFlag(tenantUrl: string): boolean {
  return queryParts(tenantUrl).some((part) => COMPLIANT.test(part));
}

export function withCompliantFlag(tenantUrl: string, isOn: boolean): string {
  const [path = ''] = tenantUrl.split('?', 1);
  const others = queryParts(tenantUrl).filter((part) => !COMPLIANT.test(part));
  const parts = isOn ? [...others, 'aadOptscim062020'] : others;
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

const COMPLIANT = /^(aadOptscim062020|AzureAdScimPatch062020)(=|$)/i;

function queryParts(tenantUrl: string): string[] {
  const at = tenantUrl.indexOf('?');
  return at < 0
    ? []
    : tenantUrl
        .slice(at + 1)
        .split('&')
        .filter((part) => part !== '');
}
