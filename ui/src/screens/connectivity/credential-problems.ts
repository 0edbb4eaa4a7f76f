/** What is wrong with the fields of the form, each in a sentence. Pure. */
import { isWebAddress } from '../../format/web-address.ts';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';
import type { Credentials } from './credentials.ts';

export type Problems = Partial<Record<keyof Credentials, string>>;

export interface SavedSecrets {
  hasToken: boolean;
  hasClientSecret: boolean;
  /** They were given for another address, so they don't count (W-08). */
  isForAnotherAddress: boolean;
}

export function problemsOf(credentials: Credentials, saved: SavedSecrets): Problems {
  const { tenantUrl, method, secretToken } = credentials;
  const problems: Problems = {};
  if (tenantUrl.trim() === '') problems.tenantUrl = texts.tenantUrlMissing;
  else if (!isWebAddress(tenantUrl)) problems.tenantUrl = texts.tenantUrlInvalid;
  if (method === 'bearer') {
    const lack = secretToken === '' ? lackOf(saved.hasToken, saved) : null;
    if (lack !== null) problems.secretToken = lack;
    if (!isSendable(secretToken)) problems.secretToken = texts.unsendable;
  }
  return method === 'clientCredentials' || method === 'federation'
    ? { ...problems, ...tokenProblems(credentials, saved) }
    : problems;
}

/** Null when the saved secret will do. */
function lackOf(isSaved: boolean, { isForAnotherAddress }: SavedSecrets): string | null {
  if (!isSaved) return texts.needed;
  return isForAnotherAddress ? texts.neededAgain : null;
}

/** What a token request needs; a token exchange has no client of its own (W-23). */
function tokenProblems(credentials: Credentials, saved: SavedSecrets): Problems {
  const { method, tokenEndpoint, clientId, clientSecret, federation } = credentials;
  const problems: Problems = {};
  const needsSecret = method === 'clientCredentials';
  const needsClient = needsSecret || federation === 'clientAssertion';
  if (!isWebAddress(tokenEndpoint)) problems.tokenEndpoint = texts.tokenEndpointInvalid;
  if (needsClient && clientId.trim() === '') problems.clientId = texts.needed;
  const lack = needsSecret && clientSecret === '' ? lackOf(saved.hasClientSecret, saved) : null;
  if (lack !== null) problems.clientSecret = lack;
  return problems;
}

function isSendable(token: string): boolean {
  return /^[\x20-\x7e]*$/.test(token);
}
