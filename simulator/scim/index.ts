/**
 * One SCIM endpoint as the service sees it: what is sent (composers), what an answer means (judges), how it goes over
 * the wire (connection, authentication, pacing, faults) and how an exchange is shown (HAR, curl).
 */

export type { Authentication } from './authentication/authorizer.ts';
export {
  createIssuer,
  type FederatedIdentity,
  type IssuedToken,
  type Issuer,
  type IssuerOptions,
} from './authentication/issuer.ts';
export type { ClientCredentials, Federated } from './authentication/token-request.ts';
export { composeCreate } from './compose/compose-create.ts';
export { composeDelete } from './compose/compose-delete.ts';
export { composeDiscover, composeNonsenseFilter } from './compose/compose-discover.ts';
export { composeList } from './compose/compose-list.ts';
export { composeMatch } from './compose/compose-match.ts';
export { composeMembers } from './compose/compose-members.ts';
export { composeProbe } from './compose/compose-probe.ts';
export { composeRead } from './compose/compose-read.ts';
export { composeReference } from './compose/compose-reference.ts';
export { composeReferenceCheck } from './compose/compose-reference-check.ts';
export { composeUpdate } from './compose/compose-update.ts';
export { type ConnectionOptions, createConnection, type ScimConnection } from './connection/connection.ts';
export type { TlsOptions } from './connection/dispatcher-transport.ts';
export type {
  HandlerRequest,
  Injectable,
  NodeListener,
  ScimHandler,
  TargetHandler,
} from './connection/handler-transport.ts';
export { sendPatiently } from './connection/send-patiently.ts';
export type { Expectation } from './expectations/expectation.ts';
export {
  groupProbeExpectation,
  notChecked,
  type Seen,
  schemasExpectation,
  serviceProviderConfigExpectation,
  unknownIdExpectation,
  unsupportedFilterExpectation,
  userProbeExpectations,
} from './expectations/judge-expectations.ts';
export type { FaultEffect, FaultRule } from './faults/fault-rule.ts';
export { type FaultDefinition, type FaultField, type FaultKind, faultKinds, faultTable } from './faults/fault-table.ts';
export { createFaults, type Faults, type FaultView, type SavedFaults } from './faults/faults.ts';
export { faultConditions, type GivenFault, readFault, readFaults } from './faults/read-fault.ts';
export type { ScimAnswer } from './judge/answer.ts';
export { type FindingSeverity, type FindingVerdict, verdictOf } from './judge/finding-verdicts.ts';
export { readJson } from './judge/json-body.ts';
export { judgeCreate } from './judge/judge-create.ts';
export { judgeDelete } from './judge/judge-delete.ts';
export { judgeList } from './judge/judge-list.ts';
export { judgeMatch } from './judge/judge-match.ts';
export { judgeProbe } from './judge/judge-probe.ts';
export { judgeRead } from './judge/judge-read.ts';
export { judgeReferenceCheck } from './judge/judge-reference-check.ts';
export { judgeUpdate } from './judge/judge-update.ts';
export type {
  CreateOutcome,
  DeleteOutcome,
  ListOutcome,
  MatchOutcome,
  ProbeOutcome,
  ReadOutcome,
  ReferenceCheckOutcome,
  UpdateOutcome,
} from './judge/outcomes.ts';
export { type AttributeReading, readAttribute } from './read-attribute.ts';
export { type AttributeDescription, readSchemas, type SchemaDescription } from './read-schemas.ts';
export { type Dialect, dialects } from './settings/dialects.ts';
export { quirkGroupNames, quirkGroups } from './settings/quirk-groups.ts';
export { parseQuirk, readQuirks } from './settings/quirk-value.ts';
export { type QuirkDefinition, type QuirkDomain, quirkNames, quirks } from './settings/quirks.ts';
export { resolveWireSettings, settingsOnDemand } from './settings/resolve-settings.ts';
export { inspectTenantUrl, parseTenantUrl, type TenantUrl } from './settings/tenant-url.ts';
export type { QuirkName, Quirks, QuirkValue, WireSettings } from './settings/wire-settings.ts';
export { CORE_GROUP, CORE_USER, ENTERPRISE_USER, ERROR_RESPONSE, PATCH_OP } from './urns.ts';
export { toCurl } from './views/curl.ts';
export { type Har, type HarEntry, harText, toHar } from './views/har.ts';
