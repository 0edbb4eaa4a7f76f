/** What can be wrong with OData query options (G-101). */
import { defineErrors, errorKind } from '../../errors.ts';

export const odataError = defineErrors({
  FILTER_INVALID: errorKind<{ filter: string; reason: string }>(
    400,
    1,
    ({ filter, reason }) => `Invalid filter clause: ${reason}. Given: ${filter.slice(0, 500)}`,
  ),
  ORDER_INVALID: errorKind<{ orderby: string; reason: string }>(
    400,
    1,
    ({ orderby, reason }) => `Invalid orderby clause: ${reason}. Given: ${orderby.slice(0, 500)}`,
  ),
  OPTION_VALUE_INVALID: errorKind<{ option: string; value: string; expected: string }>(
    400,
    1,
    ({ option, value, expected }) => `Invalid value '${value}' for the query option '${option}'; expected ${expected}.`,
  ),
  OPTION_UNSUPPORTED: errorKind<{ option: string; known: readonly string[] }>(
    400,
    1,
    ({ option, known }) =>
      `Query option '${option}' is not supported here. Supported: ${known.length > 0 ? known.join(', ') : 'none'}.`,
  ),
  SKIP_TOKEN_INVALID: errorKind<{ token: string }>(
    400,
    1,
    ({ token }) => `The skip token '${token}' doesn't belong to this query. Follow @odata.nextLink as it was given.`,
  ),
});
