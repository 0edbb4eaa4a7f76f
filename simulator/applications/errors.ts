/** The errors of applications: what can't be made, found or configured. */
import { defineErrors, errorKind } from '../errors.ts';

export const applicationError = defineErrors({
  APPLICATION_NOT_FOUND: errorKind<{ id: string }>(
    404,
    1,
    ({ id }) =>
      `Resource '${id}' does not exist or one of its queried reference-property objects are not present. ` +
      '(There is no such application or service principal; list them to find its id.)',
  ),
  SECRET_KEY_UNKNOWN: errorKind<{ key: string }>(
    500,
    2,
    ({ key }) => `Requested value '${key}' was not found. (It is no key of a synchronization secret.)`,
  ),
  JOB_SETTINGS_INVALID: errorKind<{ problems: readonly { path: string; message: string }[] }>(
    400,
    2,
    ({ problems }) =>
      `The settings can't be saved; nothing was changed. ${problems
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; ')}.`,
  ),
  TENANT_URL_INVALID: errorKind<{ url: string; reason: string }>(
    400,
    2,
    ({ url, reason }) =>
      `'${url}' can't be used as tenant URL: ${reason}. Give the SCIM base address, such as https://example.com/scim/v2.`,
  ),
  JOB_SETTING_UNKNOWN: errorKind<{ name: string; known: readonly string[] }>(
    400,
    2,
    ({ name, known }) => `There is no job setting '${name}'. Known: ${known.join(', ')}.`,
  ),
  JOB_SETTING_INVALID: errorKind<{ name: string; value: unknown; expected: string }>(
    400,
    2,
    ({ name, value, expected }) =>
      `The job setting ${name} can't be ${JSON.stringify(value)}; expected ${expected}, or null to take it away.`,
  ),
  TENANT_URL_MISSING: errorKind<{ application: string }>(
    400,
    1,
    ({ application }) =>
      `The application '${application}' has no tenant URL. Put the secrets BaseAddress and SecretToken of its service principal first.`,
  ),
});
