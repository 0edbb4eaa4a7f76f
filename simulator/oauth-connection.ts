/** OAuth options as an application keeps them: Graph's secrets, and quirks for what those have no words for. */
import { CLIENT_CREDENTIALS, FEDERATION } from './applications/index.ts';
import type { KeyValue } from './model/schema.ts';
import { type OAuthOptions, optionError } from './simulator-options.ts';

/** Throws OPTION_INVALID for what can't work together. */
export function oauthConnection(options: OAuthOptions): { secrets: KeyValue[]; quirks: Record<string, string> } {
  const { tokenUrl, clientId, clientSecret, credentialLocation, scope, federation, audience } = options;
  if (!/^https?:/i.test(tokenUrl) || !URL.canParse(tokenUrl)) {
    refuse('oauth token URL', tokenUrl, 'the absolute address of a token endpoint');
  }
  if (federation === undefined) {
    if (!clientId) refuse('oauth client id', clientId, 'the id of the client');
    if (!clientSecret) refuse('oauth client secret', undefined, 'the secret of the client, or federation');
  } else {
    if (clientSecret) refuse('oauth client secret', '…', 'none: federation proves the client by a JWT');
    if (federation === 'clientAssertion' && !clientId) refuse('oauth client id', clientId, 'the id of the client');
  }
  const secret = (key: string, value: string | undefined): KeyValue[] => (value ? [{ key, value }] : []);
  const quirk = (name: string, value: string | undefined) => (value ? { [name]: value } : {});
  return {
    secrets: [
      { key: 'AuthenticationType', value: federation ? FEDERATION : CLIENT_CREDENTIALS },
      { key: 'Oauth2TokenExchangeUri', value: tokenUrl },
      ...secret('Oauth2ClientId', clientId),
      ...secret('Oauth2ClientSecret', clientSecret),
    ],
    quirks: {
      ...quirk('credentialLocation', credentialLocation),
      ...quirk('tokenScope', scope),
      ...quirk('federation', federation),
      ...quirk('tokenAudience', audience),
    },
  };
}

function refuse(option: string, value: unknown, expected: string): never {
  throw optionError('OPTION_INVALID', { option, value: value ?? null, expected });
}
