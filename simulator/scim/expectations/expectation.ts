/**
 * What a connection test expects of an endpoint, by name: the sentence, the rule it rests on, whether Entra insists on
 * it, and what to do where it isn't met. The command line and the page show it as a list.
 */

export type ExpectationId =
  | 'reachable'
  | 'tls'
  | 'token'
  | 'authenticated'
  | 'userFilter'
  | 'listResponse'
  | 'emptyList'
  | 'contentType'
  | 'groupFilter'
  | 'unknownId'
  | 'unsupportedFilter'
  | 'serviceProviderConfig'
  | 'schemas';

export interface ExpectationDefinition {
  title: string;
  rule: string;
  /** `required`: Entra refuses the connection without it. `advised`: its checks for the gallery, or RFC 7644, ask for it. */
  necessity: 'required' | 'advised';
  advice: string;
}

export interface Expectation extends Omit<ExpectationDefinition, 'advice'> {
  id: ExpectationId;
  state: 'passed' | 'failed' | 'notChecked';
  /** What was received; why it wasn't checked. */
  seen: string;
  /** What to do; null when it passed. */
  advice: string | null;
  /** Place of the exchange it was seen in; null when there was none. */
  exchange: number | null;
}

export const expectations: Readonly<Record<ExpectationId, ExpectationDefinition>> = {
  reachable: {
    title: 'The endpoint can be reached',
    rule: 'E-808',
    necessity: 'required',
    advice: 'Check host, port and path of the tenant URL, and that the endpoint runs and no firewall is between.',
  },
  tls: {
    title: 'It is HTTPS with a certificate that is trusted',
    rule: 'E-810',
    necessity: 'required',
    advice: 'Give the endpoint a certificate of a public authority, with the whole chain, and TLS 1.2 or later.',
  },
  token: {
    title: 'The token endpoint issues an access token',
    rule: 'W-22',
    necessity: 'required',
    advice: 'Check token endpoint, client id and client secret, and whether they belong in the header or in the body.',
  },
  authenticated: {
    title: 'The credentials are accepted',
    rule: 'W-20',
    necessity: 'required',
    advice: 'Paste the token again, without the word Bearer, and make sure that it has not run out and may read users.',
  },
  userFilter: {
    title: 'A filter for an unknown user answers 200',
    rule: 'W-100',
    necessity: 'required',
    advice: 'Answer a filter that finds nothing with 200 and an empty list, not with 404 or an error.',
  },
  listResponse: {
    title: 'The answer is a ListResponse',
    rule: 'W-101',
    necessity: 'required',
    advice:
      'Answer a JSON object with schemas, totalResults (a number) and Resources (a list), not a bare list or HTML.',
  },
  emptyList: {
    title: 'It finds nothing: totalResults is 0',
    rule: 'E-805',
    necessity: 'advised',
    advice: 'Apply the filter. An endpoint that ignores it answers with users nobody asked for, and Entra links them.',
  },
  contentType: {
    title: 'The content type is application/scim+json',
    rule: 'W-110',
    necessity: 'advised',
    advice: 'Set Content-Type on every answer. Entra takes application/json as well; its SCIM Validator does not.',
  },
  groupFilter: {
    title: 'A filter for an unknown group finds nothing',
    rule: 'W-33',
    necessity: 'required',
    advice: 'Answer as for users, or switch the mapping for groups off when the endpoint has none.',
  },
  unknownId: {
    title: 'An unknown id answers 404 with a SCIM error',
    rule: 'W-106',
    necessity: 'advised',
    advice:
      'Answer 404. Only the status counts for Entra; a body with the schema of an error helps whoever reads the log.',
  },
  unsupportedFilter: {
    title: 'A filter that makes no sense is refused, not ignored',
    rule: 'RFC 7644, 3.4.2.2',
    necessity: 'advised',
    advice: 'Answer 400 with scimType invalidFilter. Entra never sends such a filter, but ignoring one hides mistakes.',
  },
  serviceProviderConfig: {
    title: '/ServiceProviderConfig says that PATCH and filters are supported',
    rule: 'RFC 7644, 4',
    necessity: 'advised',
    advice:
      'Serve /ServiceProviderConfig as RFC 7644 asks. Entra does not read it; other clients and its Validator do.',
  },
  schemas: {
    title: '/Schemas describes the resources',
    rule: 'W-36',
    necessity: 'advised',
    advice: 'Serve /Schemas. Entra reads it for gallery applications with schema discovery, to add target attributes.',
  },
};

/** A definition with what was seen of it. */
export function observed(
  id: ExpectationId,
  state: Expectation['state'],
  seen: string,
  exchange: number | null,
  deviation: Partial<ExpectationDefinition> = {},
): Expectation {
  const { title, rule, necessity, advice } = { ...expectations[id], ...deviation };
  return { id, title, rule, necessity, state, seen, advice: state === 'passed' ? null : advice, exchange };
}
