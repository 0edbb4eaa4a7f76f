/** The errors of schemas and profiles. */
import { defineErrors, errorKind } from '../errors.ts';
import type { SchemaProblem } from './schema-report.ts';

export const schemaError = defineErrors({
  SCHEMA_INVALID: errorKind<{ problems: readonly SchemaProblem[] }>(
    400,
    2,
    ({ problems }) =>
      `The schema can't be saved (SchemaInvalid); nothing was changed. ${problems
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; ')}`,
  ),
  PROFILE_NOT_FOUND: errorKind<{ profile: string; known: readonly string[]; nearest: string | null }>(
    404,
    2,
    ({ profile, known, nearest }) =>
      `There is no profile '${profile}'.${nearest ? ` Did you mean '${nearest}'?` : ''} Known: ${known.join(', ')}. A path to a file of your own works too.`,
  ),
  PROFILE_INVALID: errorKind<{ profile: string; problems: readonly string[] }>(
    400,
    2,
    ({ profile, problems }) =>
      `The profile '${profile}' can't be used: ${problems.join('; ')}. Its form is described by profiles/profile.schema.json.`,
  ),
});
