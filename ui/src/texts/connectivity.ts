/** Texts of the screen Connectivity. */
import type { AuthenticationMethod } from '../screens/connectivity/credentials.ts';

export const connectivityTexts = {
  title: 'Connectivity',
  credentials: 'Admin credentials',
  form: 'Credentials of the endpoint',
  tenantUrl: 'Tenant URL',
  tenantUrlHint: 'The SCIM base address, without /Users',
  tenantUrlMissing: 'Give the SCIM base address, such as https://example.com/scim/v2',
  tenantUrlInvalid: 'This is no address. It begins with https:// and ends before /Users',
  compliant: 'Use the compliant dialect (aadOptscim062020)',
  compliantHint: 'Adds the flag to the tenant URL. Without it, PATCH requests are in the legacy dialect.',
  method: 'Authentication method',
  methods: {
    bearer: 'Bearer authentication',
    blank: 'Microsoft Entra token (secret token left empty)',
    clientCredentials: 'OAuth 2.0 client credentials',
  } satisfies Record<AuthenticationMethod, string>,
  blankHint:
    'Each request carries a token that the simulator issues in the place of Entra. Let the endpoint trust these keys:',
  blankKeys: 'Issuer metadata',
  secretToken: 'Secret token',
  secretTokenHint: 'Without the word Bearer',
  saved: 'Saved. Type to replace it',
  needed: 'This is needed',
  unsendable: 'No header can carry a line break or such a character. Paste it again without it.',
  tokenEndpoint: 'Token endpoint',
  tokenEndpointInvalid: 'Give an absolute address, such as https://example.com/oauth/token',
  clientId: 'Client identifier',
  clientSecret: 'Client secret',
  test: 'Test connection',
  testing: 'Testing',
  savedNotice: 'The credentials are saved. They hold from the next request on.',
  sampleApp:
    'The target is the built-in sample app. Its address follows the port of the simulator; change nothing to keep it.',
  saveUntested: 'Save without a passed test?',
  saveUntestedText:
    'Entra saves credentials only after a connection test has passed. Saved as they are, the next cycle will most likely end in quarantine.',
  saveAnyway: 'Save anyway',
  result: 'Result of the test',
  accepted: 'The supplied credentials are authorized to enable provisioning.',
  refused: 'You appear to have entered invalid credentials.',
  errorCode: (code: string) => `Error code: ${code}`,
  details: (message: string) => `Details: ${message}`,
  summary: (passed: number, failed: number, advised: number) =>
    [`${passed} passed`, `${failed} failed`, `${advised} to improve`].join(' · '),
  states: { passed: 'Passed', failed: 'Failed', advised: 'Could be better', notChecked: 'Not checked' },
  expectation: 'Expectation',
  rule: 'Rule',
  seen: 'Received',
  advice: 'What to do',
  necessity: 'Weight',
  necessities: {
    required: 'Entra refuses the connection without it',
    advised: 'Entra goes on; the SCIM Validator, the gallery or RFC 7644 ask for it',
  },
  exchange: 'HTTP exchange',
  noExchange: 'No request was sent for this.',
  untestedTitle: 'Not tested yet',
  untestedText:
    'The test asks for a user and a group that cannot exist, as Entra does before each cycle, and a few questions beside. It changes nothing.',
};
