/** What can be wrong with a connection's settings, as errors of ours; failures of the target are results instead. */
import { defineErrors, errorKind } from '../errors.ts';

export const scimError = defineErrors({
  TENANT_URL_INVALID: errorKind<{ reason: string }>(
    400,
    2,
    ({ reason }) =>
      `The tenant URL can't be used: ${reason}. Give the SCIM base address, such as https://example.com/scim/v2.`,
  ),
  DIALECT_UNKNOWN: errorKind<{ dialect: string; known: readonly string[] }>(
    400,
    2,
    ({ dialect, known }) => `There is no dialect '${dialect}'. Choose one of ${known.join(', ')}.`,
  ),
  QUIRK_MALFORMED: errorKind<{ text: string }>(
    400,
    2,
    ({ text }) => `'${text}' is no quirk. Write name=value, such as memberAddOp=replace.`,
  ),
  QUIRK_UNKNOWN: errorKind<{ name: string; nearest: string | null; known: readonly string[] }>(
    400,
    2,
    ({ name, nearest, known }) =>
      `There is no quirk '${name}'. ${nearest === null ? `There are: ${known.join(', ')}.` : `Did you mean '${nearest}'?`}`,
  ),
  QUIRK_VALUE_INVALID: errorKind<{ name: string; value: unknown; expected: string }>(
    400,
    2,
    ({ name, value, expected }) => `Quirk ${name} can't be ${JSON.stringify(value)}; expected ${expected}.`,
  ),
  TOKEN_UNSENDABLE: errorKind<{ what: string }>(
    400,
    2,
    ({ what }) =>
      `The ${what} holds a line break or another character that no header can carry. Paste it again without it.`,
  ),
  TOKEN_URL_INVALID: errorKind<{ url: string }>(
    400,
    2,
    ({ url }) => `'${url}' is no token endpoint. Give an absolute http or https address.`,
  ),
  FAULT_INVALID: errorKind<{ field: string; value: unknown; expected: string }>(
    400,
    2,
    ({ field, value, expected }) => `A fault's ${field} can't be ${JSON.stringify(value)}; expected ${expected}.`,
  ),
  PRIVATE_KEY_INVALID: errorKind<Record<string, never>>(
    400,
    2,
    () => "The issuer's private key can't be read. Give an RSA private key of at least 2048 bits in PEM form.",
  ),
});
