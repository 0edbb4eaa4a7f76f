/** What the Graph surface refuses, beside what the rooms below refuse themselves (G-08 to G-11). */
import { defineErrors, errorKind } from '../../errors.ts';

export const graphError = defineErrors({
  SEGMENT_UNKNOWN: errorKind<{ segment: string }>(
    400,
    1,
    ({ segment }) => `Resource not found for the segment '${segment}'.`,
  ),
  NOT_IMPLEMENTED: errorKind<{ what: string }>(
    501,
    1,
    ({ what }) => `Microsoft Graph has ${what}, this simulator doesn't. What it has is described at /docs.`,
  ),
  METHOD_NOT_ALLOWED: errorKind<{ method: string; path: string; allowed: readonly string[] }>(
    405,
    1,
    ({ method, path, allowed }) => `${method} is not allowed for ${path}. Allowed: ${allowed.join(', ')}.`,
  ),
  SYNCHRONIZATION_NOT_FOUND: errorKind<{ kind: string; id: string }>(
    404,
    1,
    ({ kind, id }) => `There is no synchronization ${kind} '${id}'. List them to find its id.`,
  ),
  LOG_ENTRY_NOT_FOUND: errorKind<{ id: string }>(
    404,
    1,
    ({ id }) => `There is no provisioning log entry '${id}'. Entries are kept for 30 days.`,
  ),
  BODY_INVALID: errorKind<{ problems: { message: string; target: string }[] }>(400, 1, ({ problems }) =>
    problems.map(({ message }) => message).join(' '),
  ),
  DOMAIN_UNVERIFIED: errorKind<{ userPrincipalName: string; defaultDomain: string }>(
    400,
    1,
    ({ userPrincipalName, defaultDomain }) =>
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names ' +
      `in your organization. (Given: '${userPrincipalName}'; the tenant's domain is ${defaultDomain}.)`,
  ),
  REFERENCE_INVALID: errorKind<{ given: string }>(
    400,
    1,
    ({ given }) =>
      `The reference '${given}' names no directory object. Give "@odata.id" with an address that ends in the object's id.`,
  ),
  MEMBER_DELETE_WITHOUT_REF: errorKind<{ groupId: string; memberId: string }>(
    400,
    1,
    ({ groupId, memberId }) =>
      `Without $ref this would delete the object '${memberId}' itself, not its membership. ` +
      `Send DELETE /groups/${groupId}/members/${memberId}/$ref.`,
  ),
});
