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
  PROFILE_NOT_FOUND: errorKind<{ profile: string; isPath: boolean; known: number; near: readonly string[] }>(
    404,
    2,
    ({ profile, isPath, known, near }) =>
      isPath
        ? `There is no file '${profile}' that could be read as a profile. 'provsim profiles' lists the ${known} that need none.`
        : `There is no profile '${profile}'.${near.length > 0 ? ` Did you mean ${near.map((id) => `'${id}'`).join(' or ')}?` : ''} 'provsim profiles' lists all ${known}; a path to a file of your own works too.`,
  ),
  PROFILE_INVALID: errorKind<{ profile: string; problems: readonly string[] }>(
    400,
    2,
    ({ profile, problems }) =>
      `The profile '${profile}' can't be used: ${problems.join('; ')}. Its form is described by profiles/profile.schema.json.`,
  ),
});
