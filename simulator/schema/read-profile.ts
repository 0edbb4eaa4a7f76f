/** Profiles as they come in: the form first, then that the schema they expand to could be saved. Pure. */
import { Compile } from 'typebox/compile';
import { parseExpression } from '../expressions/index.ts';
import type { SynchronizationSchema } from '../model/schema.ts';
import { checkSchema } from './check-schema.ts';
import { schemaError } from './errors.ts';
import { expandProfile } from './expand-profile.ts';
import { type Profile, type ProfileObject, ProfileShape } from './profile.ts';
import type { SchemaProblem, SchemaReport } from './schema-report.ts';

const form = Compile(ProfileShape);
const MOST_FORM_PROBLEMS = 10;

/** Throws PROFILE_INVALID with all problems; `label` names the profile in it. */
export function readProfile(document: unknown, label: string): Profile {
  if (!form.Check(document)) {
    throw schemaError('PROFILE_INVALID', { profile: label, problems: formProblems(document) });
  }
  const problems = expressionProblems(document.users).concat(
    document.groups ? expressionProblems(document.groups) : [],
  );
  if (problems.length === 0) problems.push(...expansionProblems(document));
  if (problems.length > 0) throw schemaError('PROFILE_INVALID', { profile: label, problems });
  return document;
}

/** Each with its place, as a JSON pointer. */
function formProblems(document: unknown): string[] {
  return (
    [...form.Errors(document)]
      // It only repeats what the error beside it says of an unknown key.
      .filter(({ keyword }) => keyword !== 'boolean')
      .flatMap(({ keyword, params, instancePath, message }) => {
        if (keyword !== 'additionalProperties') return [`${instancePath || '/'} ${message}`];
        const { additionalProperties } = params as { additionalProperties: readonly string[] };
        return additionalProperties.map((key) => `${instancePath}/${key} is not a key of this form`);
      })
      .slice(0, MOST_FORM_PROBLEMS)
  );
}

function expressionProblems({ attributes }: ProfileObject): string[] {
  return attributes.flatMap(({ name, source }) => {
    if (!source) return [];
    try {
      parseExpression(source);
      return [];
    } catch (error) {
      return [`${name}: ${(error as Error).message}`];
    }
  });
}

function expansionProblems(profile: Profile): string[] {
  const schema = expandProfile(profile, { schemaId: profile.id });
  const report: SchemaReport = { problems: [], findings: [] };
  checkSchema(schema, null, report);
  return report.problems.map((problem) => inWordsOfProfile(problem, schema));
}

/** The author of a profile knows attributes, not places in a schema. */
function inWordsOfProfile({ path, message }: SchemaProblem, schema: SynchronizationSchema): string {
  const [, mapping, attribute] = /objectMappings\[(\d+)\](?:\.attributeMappings\[(\d+)\])?/.exec(path) ?? [];
  if (mapping === undefined) return message;
  const kind = mapping === '0' ? 'users' : 'groups';
  if (attribute === undefined) return `${kind}: ${message}`;
  const mappings = schema.synchronizationRules[0]?.objectMappings[Number(mapping)]?.attributeMappings;
  return `${kind}, ${mappings?.[Number(attribute)]?.targetAttributeName}: ${message}`;
}
