/**
 * The table of quirks: for each name what it can be, what it does, the rule behind it and its default in every
 * dialect. The page, the commands and the documentation show it; `resolve-settings.ts` reads it.
 */
import { type DialectName, dialectNames } from '../../model/dialects.ts';
import type { QuirkName, Quirks } from './wire-settings.ts';

export type QuirkDomain =
  | { type: 'choice'; values: readonly string[] }
  | { type: 'boolean' }
  | { type: 'integer'; minimum: number; maximum: number }
  | { type: 'text' }
  /** Requests a second: a whole number, `none`, or `entra` for 25 (W-14). */
  | { type: 'rate' };

export interface QuirkDefinition<V = Quirks[QuirkName]> {
  domain: QuirkDomain;
  doc: string;
  /** The rule that it follows or that leaves it open. */
  rule: string;
  defaults: Readonly<Record<DialectName, V>>;
}

/** Requests a second that a gallery endpoint must bear for each tenant (W-14). */
export const ENTRA_RATE_PER_SECOND = 25;

/** Legacy, compliant, gallery, validator, customappsso. */
function each<V>(legacy: V, compliant: V, gallery: V, validator: V, customappsso: V): Record<DialectName, V> {
  return { legacy, compliant, gallery, validator, customappsso };
}

function all<V>(value: V): Record<DialectName, V> {
  return each(value, value, value, value, value);
}

const choice = (...values: string[]): QuirkDomain => ({ type: 'choice', values });
const flag: QuirkDomain = { type: 'boolean' };

export const quirks: { readonly [K in QuirkName]: QuirkDefinition<Quirks[K]> } = {
  dialect: {
    domain: choice(...dialectNames),
    doc: "The dialect whose defaults hold; without it the connector's own, else the flags of the tenant URL decide.",
    rule: 'W-01',
    defaults: each('legacy', 'compliant', 'gallery', 'validator', 'customappsso'),
  },
  verbCase: {
    domain: choice('title', 'lower'),
    doc: "Case of the verbs in a PATCH: 'Replace' or 'replace'.",
    rule: 'W-04',
    defaults: each('title', 'lower', 'lower', 'lower', 'title'),
  },
  patchValues: {
    domain: choice('text', 'typed'),
    doc: "How booleans and numbers are written in a PATCH: 'text' makes \"True\" and \"False\", 'typed' JSON's own.",
    rule: 'W-71',
    defaults: each('text', 'typed', 'typed', 'typed', 'text'),
  },
  pathlessGrouping: {
    domain: flag,
    doc: 'Joins two or more plain attributes with the same verb in one operation without a path.',
    rule: 'W-72',
    defaults: each(false, true, false, true, false),
  },
  singlePlainAttribute: {
    domain: choice('path', 'pathless'),
    doc: 'A plain attribute that changes alone, where grouping is on. The Validator leaves the path away, except for active.',
    rule: 'W-75',
    defaults: each('path', 'path', 'path', 'pathless', 'path'),
  },
  groupRename: {
    domain: choice('path', 'pathless'),
    doc: "Form of the request that changes a group's displayName alone.",
    rule: 'W-83',
    defaults: each('path', 'path', 'path', 'pathless', 'path'),
  },
  extensionSeparator: {
    domain: choice('colon', 'dot'),
    doc: "What stands between an extension's URN and the attribute in the path of a PATCH.",
    rule: 'W-125',
    defaults: each('colon', 'colon', 'colon', 'colon', 'dot'),
  },
  wrappedValues: {
    domain: flag,
    doc: 'Wraps every value of a PATCH in a list: [{"$ref":null,"value":"…"}].',
    rule: 'W-125',
    defaults: each(false, false, false, false, true),
  },
  complexRoles: {
    domain: choice('text', 'object'),
    doc: 'Roles of AppRoleAssignmentsComplex in a PATCH: JSON texts inside value, or the objects of the POST.',
    rule: 'W-04',
    defaults: each('text', 'object', 'object', 'object', 'text'),
  },
  singleRole: {
    domain: choice('list', 'path'),
    doc: 'The role of SingleAppRoleAssignment in a PATCH: added to the list roles as JSON text, or by its value path.',
    rule: 'X-95',
    defaults: each('list', 'path', 'path', 'path', 'list'),
  },
  memberAddOp: {
    domain: choice('add', 'replace'),
    doc: 'Verb that adds a member: add as documented, or replace with the new member alone as captured in 2026.',
    rule: 'W-85',
    defaults: each('add', 'add', 'add', 'replace', 'add'),
  },
  memberRemoval: {
    domain: choice('valueList', 'filter'),
    doc: 'How a member is removed: by a list of values, or by members[value eq "…"] without a value.',
    rule: 'W-86',
    defaults: each('valueList', 'filter', 'filter', 'filter', 'valueList'),
  },
  membersPerPatch: {
    domain: { type: 'integer', minimum: 1, maximum: 1000 },
    doc: 'Members that one PATCH carries.',
    rule: 'W-87',
    defaults: each(1, 1, 100, 2, 1),
  },
  memberNullRef: {
    domain: flag,
    doc: 'Writes "$ref":null in front of each member\'s value, as in 2018.',
    rule: 'W-84',
    defaults: each(false, false, false, false, true),
  },
  managerValue: {
    domain: choice('string', 'object', 'refArray'),
    doc: 'How a manager is written: the id, {"value":id}, or [{"$ref":url,"value":id}] at the path manager.',
    rule: 'W-59',
    defaults: each('string', 'string', 'string', 'object', 'refArray'),
  },
  managerRemoval: {
    domain: choice('replaceEmpty', 'removeFilter', 'removeWithValue'),
    doc: 'How a manager is removed: replace with "", remove by manager[value eq "…"], or remove with the id as value.',
    rule: 'W-78',
    defaults: each('removeWithValue', 'replaceEmpty', 'replaceEmpty', 'replaceEmpty', 'removeWithValue'),
  },
  clearReferences: {
    domain: flag,
    doc: 'Whether a manager removed in the source is removed in the target.',
    rule: 'W-67',
    defaults: all(true),
  },
  createLayout: {
    domain: choice('service', 'validator'),
    doc: "Layout of a POST: the service's key order with meta, or the Validator's mapping order with schemas last.",
    rule: 'W-51',
    defaults: each('service', 'service', 'service', 'validator', 'service'),
  },
  explicitNulls: {
    domain: flag,
    doc: 'Writes core attributes without a value as null in a POST, as in 2018.',
    rule: 'W-125',
    defaults: each(false, false, false, false, true),
  },
  groupSchemas: {
    domain: choice('core', 'coreAndAdScim'),
    doc: 'Schemas of a group in a POST; the second one belongs to jobs from before December 2018.',
    rule: 'W-81',
    defaults: each('core', 'core', 'core', 'core', 'coreAndAdScim'),
  },
  emptyMembersInCreate: {
    domain: flag,
    doc: 'Writes "members":[] in the POST of a group.',
    rule: 'W-81',
    defaults: each(true, true, true, true, false),
  },
  filterEscaping: {
    domain: choice('entra', 'strict'),
    doc: 'Values in a filter: left as the service leaves them, or escaped as RFC 7644 asks (\\" and \\\\, % as %25).',
    rule: 'W-28',
    defaults: all('entra'),
  },
  referenceCheck: {
    domain: flag,
    doc: 'Asks whether a reference is there already before it is changed; documented, not seen since 2019.',
    rule: 'W-49',
    defaults: all(false),
  },
  acceptHeader: {
    domain: { type: 'text' },
    doc: 'Value of Accept; empty sends none.',
    rule: 'W-11',
    defaults: all('application/scim+json'),
  },
  adScimVersion: {
    domain: { type: 'text' },
    doc: 'Value of ADSCIMVersion; empty sends none.',
    rule: 'W-11',
    defaults: each('5.0', '5.0', '5.0', '', '5.0'),
  },
  forwardTenantUrlQuery: {
    domain: flag,
    doc: "Sends the tenant URL's own query with each request, before a query that the request has.",
    rule: 'W-07',
    defaults: all(false),
  },
  honourRetryAfter: {
    domain: flag,
    doc: 'Waits for the time of Retry-After and repeats the request, instead of leaving it to the retry ladder.',
    rule: 'W-120',
    defaults: all(false),
  },
  rematchOnMissing: {
    domain: flag,
    doc: 'Matches anew when a linked account is gone (a GET by id answers 404); otherwise InvalidAnchor.',
    rule: 'W-123',
    defaults: all(true),
  },
  onDemandDialect: {
    domain: choice('legacy', 'same'),
    doc: "Dialect of provision on demand where the tenant URL's flag is set; the flag is documented not to work there.",
    rule: 'W-05',
    defaults: all('legacy'),
  },
  requestTimeoutMs: {
    domain: { type: 'integer', minimum: 1, maximum: 3_600_000 },
    doc: 'Longest wait for a whole answer, in milliseconds.',
    rule: 'W-15',
    defaults: all(30_000),
  },
  concurrency: {
    domain: { type: 'integer', minimum: 1, maximum: 256 },
    doc: 'Requests at a time, each on a connection of its own.',
    rule: 'W-14',
    defaults: all(8),
  },
  ratePerSecond: {
    domain: { type: 'rate' },
    doc: "Most requests in any one second: a number, 'none', or 'entra' for 25.",
    rule: 'W-14',
    defaults: all(null),
  },
  interleaving: {
    domain: choice('ordered', 'seeded'),
    doc: "Order of a group's concurrent membership requests: each as soon as one is answered, or in bursts drawn from the seed, so that a lost update repeats.",
    rule: 'W-14',
    defaults: all('ordered'),
  },
  credentialLocation: {
    domain: choice('header', 'body'),
    doc: "Where a token request carries the client's id and secret: Authorization: Basic, or fields of the form.",
    rule: 'W-22',
    defaults: all('header'),
  },
  tokenScope: {
    domain: { type: 'text' },
    doc: 'The scope of a token request; empty sends none.',
    rule: 'W-22',
    defaults: all(''),
  },
  federation: {
    domain: choice('clientAssertion', 'tokenExchange'),
    doc: "Workload identity federation: Entra's JWT proves the client (with its id), or is exchanged for a token (without).",
    rule: 'W-23',
    defaults: all('clientAssertion'),
  },
  workloadIdentityAppId: {
    domain: { type: 'text' },
    doc: "The application that a federated JWT is for (its aud is api:// and this id); empty takes the application's own appId.",
    rule: 'W-23',
    defaults: all(''),
  },
  tokenAudience: {
    domain: { type: 'text' },
    doc: 'The audience that a token exchange asks for; empty sends none.',
    rule: 'W-23',
    defaults: all(''),
  },
  tokenIssuer: {
    domain: choice('server', 'entra'),
    doc: "The iss of tokens for a blank secret and for federation: the simulator's own address while it serves, where the keys are found, or Microsoft's as Entra writes it.",
    rule: 'W-21',
    defaults: all('server'),
  },
};

export const quirkNames = Object.keys(quirks) as QuirkName[];
