/**
 * Schemas as they come in: a document from a real tenant, from a script, from the page. Defaults are filled in,
 * unknown keys are kept, keys are put in Graph's order, and what can't work is refused with all problems at once
 * (G-61 to G-66, G-71, G-85, M-47). Pure.
 */
import { chance } from '../chance.ts';
import type { DirectoryDefinition, SynchronizationRule, SynchronizationSchema } from '../model/schema.ts';
import { checkSchema } from './check-schema.ts';
import { schemaError } from './errors.ts';
import { LooseObject } from './loose-object.ts';
import { readDirectory } from './read-directory.ts';
import { readRule } from './read-rule.ts';
import type { SchemaReport } from './schema-report.ts';
import { directoryNamed } from './source-directory.ts';

export interface ReadOptions {
  /** The schema it replaces: fills in ids and directories that the document leaves out (G-64, G-65). */
  current?: SynchronizationSchema;
}

/** Throws SCHEMA_INVALID with `given.problems`. */
export function readSchema(document: unknown, options: ReadOptions = {}): SynchronizationSchema {
  const { schema, problems } = readAndCheck(document, options);
  if (problems.length > 0) throw schemaError('SCHEMA_INVALID', { problems });
  return schema;
}

/** What would be refused, and what would only be warned of. */
export function inspectSchema(document: unknown, options: ReadOptions = {}): SchemaReport {
  const { problems, findings } = readAndCheck(document, options);
  return { problems, findings };
}

function readAndCheck(document: unknown, { current }: ReadOptions): SchemaReport & { schema: SynchronizationSchema } {
  const report: SchemaReport = { problems: [], findings: [] };
  const schema = readDocument(new LooseObject(document, '$', report), current);
  checkSchema(schema, current ?? null, report);
  return { schema, ...report };
}

function readDocument(given: LooseObject, current: SynchronizationSchema | undefined): SynchronizationSchema {
  const known = current?.directories ?? [];
  const rules = given.objects('synchronizationRules', (each, index) =>
    readRule(each, (rule) => idFor(rule, index, current)),
  );
  const stated = given.objects('directories', (each) => readDirectory(each, known));
  return given.withUnknownKeys({
    id: given.text('id', current?.id ?? ''),
    version: given.text('version', current?.version ?? 'v1.0'),
    synchronizationRules: rules,
    directories: stated.length === 0 ? known : [...stated, ...namedByRules(rules, stated, known)],
  });
}

/** Directories that rules name and only the current schema has stay (G-64). */
function namedByRules(
  rules: readonly SynchronizationRule[],
  stated: readonly DirectoryDefinition[],
  known: readonly DirectoryDefinition[],
): DirectoryDefinition[] {
  const names = rules.flatMap(({ sourceDirectoryName, targetDirectoryName }) => [
    sourceDirectoryName,
    targetDirectoryName,
  ]);
  const missing = names.filter((name) => !directoryNamed(stated, name));
  return [...new Set(missing.flatMap((name) => directoryNamed(known, name) ?? []))];
}

/** A rule without an id keeps the one it had; a new one gets a GUID, the same for the same rule (G-72). */
function idFor(rule: SynchronizationRule, index: number, current: SynchronizationSchema | undefined): string {
  const { sourceDirectoryName, targetDirectoryName, name } = rule;
  const before = current?.synchronizationRules.filter(
    (each) => each.sourceDirectoryName === sourceDirectoryName && each.targetDirectoryName === targetDirectoryName,
  );
  const same = before?.find((each) => each.name === name) ?? (before?.length === 1 ? before[0] : undefined);
  const words = [index, sourceDirectoryName, targetDirectoryName, name].join(':');
  return same?.id ?? chance(0, `synchronization-rule:${words}`).guid();
}
