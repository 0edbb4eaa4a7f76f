/** What is wrong with the fields of the form, each in a sentence. Pure. */
import { isWebAddress } from '../../format/web-address.ts';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';
import type { Credentials } from './credentials.ts';

export type Problems = Partial<Record<keyof Credentials, string>>;

export function problemsOf(credentials: Credentials, saved: { hasToken: boolean; hasClientSecret: boolean }): Problems {
  const { tenantUrl, method, secretToken, tokenEndpoint, clientId, clientSecret } = credentials;
  const problems: Problems = {};
  if (tenantUrl.trim() === '') problems.tenantUrl = texts.tenantUrlMissing;
  else if (!isWebAddress(tenantUrl)) problems.tenantUrl = texts.tenantUrlInvalid;
  if (method === 'bearer') {
    if (secretToken === '' && !saved.hasToken) problems.secretToken = texts.needed;
    if (!isSendable(secretToken)) problems.secretToken = texts.unsendable;
  }
  if (method === 'clientCredentials') {
    if (!isWebAddress(tokenEndpoint)) problems.tokenEndpoint = texts.tokenEndpointInvalid;
    if (clientId.trim() === '') problems.clientId = texts.needed;
    if (clientSecret === '' && !saved.hasClientSecret) problems.clientSecret = texts.needed;
  }
  return problems;
}

function isSendable(token: string): boolean {
  return /^[\x20-\x7e]*$/.test(token);
}
