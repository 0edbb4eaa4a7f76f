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
  OBJECT_UNKNOWN: errorKind<{ kind: string; id: string }>(
    404,
    1,
    ({ kind, id }) =>
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present. ` +
      `(There is no such ${kind}; list them to find its id.)`,
  ),
  CONNECTIONS_NOT_LISTED: errorKind<Record<string, never>>(
    400,
    1,
    () => "Object connections can't be listed. Ask for one, as in objectConnections('{objectId}').",
  ),
  JOB_NOT_PAUSED: errorKind<{ jobId: string }>(
    409,
    1,
    ({ jobId }) => `The job '${jobId}' is started or finishing a cycle. Pause or stop it first.`,
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
  PROPERTY_UNKNOWN: errorKind<{ name: string }>(
    400,
    1,
    ({ name }) => `Invalid property '${name}': the resource has no such property.`,
  ),
  SECRETS_MIXED: errorKind<Record<string, never>>(
    500,
    1,
    () =>
      'SecretToken and OAuth keys were sent together. Send the keys of one kind, and the others with an empty value.',
  ),
  TEMPLATE_EXISTS: errorKind<{ id: string }>(
    409,
    1,
    ({ id }) => `There is a synchronization template '${id}' already. Replace it with PUT, or give another id.`,
  ),
  PASSWORD_UNKNOWN: errorKind<{ keyId: string }>(
    400,
    1,
    ({ keyId }) =>
      `No password credential found with keyId '${keyId}'. The resource lists them in passwordCredentials.`,
  ),
  APP_ID_UNKNOWN: errorKind<{ appId: string }>(
    400,
    1,
    ({ appId }) =>
      `The appId '${appId}' of the service principal does not reference a valid application object. Create the application first.`,
  ),
  ON_DEMAND_INVALID: errorKind<{ reason: string }>(
    400,
    1,
    ({ reason }) => `The request to provision on demand can't be carried out: ${reason}.`,
  ),
  DELTA_TOKEN_INVALID: errorKind<Record<string, never>>(
    400,
    1,
    () => 'The delta token is not one of ours. Follow @odata.nextLink and @odata.deltaLink as they were given.',
  ),
  DELTA_TOKEN_EXPIRED: errorKind<Record<string, never>>(
    410,
    1,
    () => 'The delta token is of another tenant, or of another state of this one. Begin anew without a token.',
  ),
  DELTA_FILTER_INVALID: errorKind<{ most: number }>(
    400,
    1,
    ({ most }) => `A delta query is filtered only by id eq '…' or id eq '…', with at most ${most} ids.`,
  ),
  TOKEN_INVALID: errorKind<{ problem: string }>(401, 1, ({ problem }) => problem),
  PERMISSION_MISSING: errorKind<{ needed: readonly string[] }>(
    403,
    1,
    ({ needed }) =>
      `Insufficient privileges to complete the operation. Grant the client one of: ${needed.join(', ')}; then ask for a new token.`,
  ),
  LOG_PERMISSION_MISSING: errorKind<{ needed: readonly string[] }>(
    403,
    1,
    ({ needed }) =>
      `The principal does not have required Microsoft Graph permission(s): ${needed.join(', ')} to call this API.`,
  ),
  /** Real Graph says nothing more either (G-08). */
  NOT_AN_OWNER: errorKind<Record<string, never>>(401, 1, () => ''),
  CREDENTIALS_REQUIRED: errorKind<{ missing: string }>(
    400,
    1,
    ({ missing }) => `The connection can't be tested without ${missing}. Send it, or save the secrets first.`,
  ),
  CREDENTIALS_REFUSED: errorKind<{ errorCode: string; reason: string }>(
    400,
    1,
    ({ errorCode, reason }) =>
      `The endpoint did not answer the connection test as expected. Error code: ${errorCode}. Details: ${reason}`,
  ),
  DISCOVERY_FAILED: errorKind<{ reason: string }>(
    400,
    1,
    ({ reason }) => `The attributes of the target can't be discovered from its /Schemas: ${reason}.`,
  ),
  EXTENSION_UNKNOWN: errorKind<{ names: readonly string[] }>(
    400,
    1,
    ({ names }) =>
      `The following extension properties are not available: ${names.join(',')}. ` +
      'Create them first with POST /applications/{id}/extensionProperties.',
  ),
  BATCH_INVALID: errorKind<{ reason: string }>(400, 1, ({ reason }) => `The batch can't be carried out: ${reason}.`),
  MEDIA_TYPE_UNSUPPORTED: errorKind<{ given: string }>(
    415,
    1,
    ({ given }) => `A body of type '${given}' can't be read. Send application/json.`,
  ),
  TOO_MANY_ON_DEMAND: errorKind<{ most: number; windowS: number; retryAfterS: number }>(
    429,
    1,
    ({ most, windowS, retryAfterS }) =>
      `Provision on demand is limited to ${most} requests in ${windowS} seconds. Try again in ${retryAfterS} seconds.`,
  ),
  REFERENCE_INVALID: errorKind<{ given: string }>(
    400,
    1,
    ({ given }) =>
      `The reference '${given}' names no directory object. Give "@odata.id" with an address that ends in the object's id.`,
  ),
  REFERENCE_EXISTS: errorKind<{ relation: string; id: string }>(
    400,
    1,
    ({ relation, id }) =>
      `One or more added object references already exist for the following modified properties: '${relation}'. (${id})`,
  ),
  MEMBER_DELETE_WITHOUT_REF: errorKind<{ groupId: string; memberId: string }>(
    400,
    1,
    ({ groupId, memberId }) =>
      `Without $ref this would delete the object '${memberId}' itself, not its membership. ` +
      `Send DELETE /groups/${groupId}/members/${memberId}/$ref.`,
  ),
});
