/** What a caller of the library can give wrong; in a schema the same is a problem with its place. */
import { defineErrors, errorKind } from '../errors.ts';

export const scopingError = defineErrors({
  FILTER_INVALID: errorKind<{ problems: readonly { path: string; message: string }[] }>(
    400,
    2,
    ({ problems }) =>
      `The scoping filter can't be used: ${problems.map(({ path, message }) => `${path}: ${message}`).join(' ')}`,
  ),
});
