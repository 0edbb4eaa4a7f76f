/**
 * The fields of the form, and the secrets and quirks that they are kept in (P-202, G-54): Graph's secrets have no words
 * for where credentials stand, scope, audience and the variant of federation (W-22, W-23). Pure.
 */
import type { ConnectionChange, Secret } from '../../api/connection.ts';
import type { QuirkValue } from '../../api/quirks.ts';

export type AuthenticationMethod = 'bearer' | 'blank' | 'clientCredentials' | 'federation';

export const authenticationMethods: readonly AuthenticationMethod[] = [
  'bearer',
  'blank',
  'clientCredentials',
  'federation',
];

/** Kept as quirks, under these names, with what holds when none is set. */
const tokenDefaults = {
  credentialLocation: 'header',
  tokenScope: '',
  federation: 'clientAssertion',
  tokenAudience: '',
  workloadIdentityAppId: '',
};

type TokenFields = { [K in keyof typeof tokenDefaults]: string };

export interface Credentials extends TokenFields {
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
const FEDERATION = 'WorkloadIdentityFederation';

export function credentialsOf(secrets: readonly Secret[], quirks: Record<string, QuirkValue>): Credentials {
  const read = (key: string) => secrets.find((secret) => secret.key === key)?.value ?? '';
  const tokenField = (name: keyof TokenFields) => String(quirks[name] ?? tokenDefaults[name]);
  return {
    credentialLocation: tokenField('credentialLocation'),
    tokenScope: tokenField('tokenScope'),
    federation: tokenField('federation'),
    tokenAudience: tokenField('tokenAudience'),
    workloadIdentityAppId: tokenField('workloadIdentityAppId'),
    tenantUrl: read('BaseAddress'),
    method: methodOf(read('AuthenticationType'), read('SecretToken')),
    secretToken: '',
    tokenEndpoint: read('Oauth2TokenExchangeUri'),
    clientId: read('Oauth2ClientId'),
    clientSecret: '',
  };
}

function methodOf(type: string, secretToken: string): AuthenticationMethod {
  if (type === CLIENT_CREDENTIALS) return 'clientCredentials';
  if (type === FEDERATION) return 'federation';
  return secretToken === '' ? 'blank' : 'bearer';
}

export function isSaved(secrets: readonly Secret[], key: 'SecretToken' | 'Oauth2ClientSecret'): boolean {
  return secrets.some((secret) => secret.key === key && secret.value !== '');
}

/** The whole set as it is to be put: keys of the other methods go, a secret that wasn't typed anew stays. */
function secretsWith(saved: readonly Secret[], credentials: Credentials): Secret[] {
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
  if (method === 'federation') {
    given.push(
      { key: 'AuthenticationType', value: FEDERATION },
      { key: 'Oauth2TokenExchangeUri', value: tokenEndpoint.trim() },
      ...(clientId.trim() === '' || credentials.federation === 'tokenExchange'
        ? []
        : [{ key: 'Oauth2ClientId', value: clientId.trim() }]),
    );
  }
  return [...kept, ...given];
}

const tokenFieldsOf: Record<AuthenticationMethod, readonly (keyof TokenFields)[]> = {
  bearer: [],
  blank: [],
  clientCredentials: ['credentialLocation', 'tokenScope'],
  federation: ['federation', 'tokenScope', 'tokenAudience', 'workloadIdentityAppId'],
};

/** The whole set of quirks as it is to be put: those of the other methods go, as does what holds anyway. */
function quirksWith(saved: Record<string, QuirkValue>, credentials: Credentials): Record<string, QuirkValue> {
  const kept = Object.entries(saved).filter(([name]) => !(name in tokenDefaults));
  const given = tokenFieldsOf[credentials.method]
    .map((name) => [name, credentials[name].trim()] as const)
    .filter(([name, value]) => value !== tokenDefaults[name]);
  return Object.fromEntries([...kept, ...given]);
}

/** What is tested and saved. */
export function changeWith(
  saved: { secrets: readonly Secret[]; quirks: Record<string, QuirkValue> },
  credentials: Credentials,
): ConnectionChange {
  return { secrets: secretsWith(saved.secrets, credentials), quirks: quirksWith(saved.quirks, credentials) };
}

/** Whether two tenant URLs name another address; their flags don't matter. */
export function isAnotherAddress(a: string, b: string): boolean {
  return addressOf(a) !== addressOf(b);
}

function addressOf(tenantUrl: string): string {
  const [address = ''] = tenantUrl.trim().split('?', 1);
  return address.replace(/\/+$/, '');
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
