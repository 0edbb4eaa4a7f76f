/** What is wrong with the fields of the form, each in a sentence. Pure. */
import { isWebAddress } from '../../format/web-address.ts';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';
import type { Credentials } from './credentials.ts';

export type Problems = Partial<Record<keyof Credentials, string>>;

export function problemsOf(credentials: Credentials, saved: { hasToken: boolean; hasClientSecret: boolean }): Problems {
  const { tenantUrl, method, secretToken } = credentials;
  const problems: Problems = {};
  if (tenantUrl.trim() === '') problems.tenantUrl = texts.tenantUrlMissing;
  else if (!isWebAddress(tenantUrl)) problems.tenantUrl = texts.tenantUrlInvalid;
  if (method === 'bearer') {
    if (secretToken === '' && !saved.hasToken) problems.secretToken = texts.needed;
    if (!isSendable(secretToken)) problems.secretToken = texts.unsendable;
  }
  return method === 'clientCredentials' || method === 'federation'
    ? { ...problems, ...tokenProblems(credentials, saved.hasClientSecret) }
    : problems;
}

/** What a token request needs; a token exchange has no client of its own (W-23). */
function tokenProblems(credentials: Credentials, hasClientSecret: boolean): Problems {
  const { method, tokenEndpoint, clientId, clientSecret, federation } = credentials;
  const problems: Problems = {};
  const needsSecret = method === 'clientCredentials';
  const needsClient = needsSecret || federation === 'clientAssertion';
  if (!isWebAddress(tokenEndpoint)) problems.tokenEndpoint = texts.tokenEndpointInvalid;
  if (needsClient && clientId.trim() === '') problems.clientId = texts.needed;
  if (needsSecret && clientSecret === '' && !hasClientSecret) problems.clientSecret = texts.needed;
  return problems;
}

function isSendable(token: string): boolean {
  return /^[\x20-\x7e]*$/.test(token);
}
