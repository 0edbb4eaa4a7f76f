/** `provsim schema check`: what would be wrong with a schema if it were saved. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { optionError } from '../simulator-options.ts';

export function addSchemaCommand(program: Command): void {
  const schema = program.command('schema').description('work with synchronization schemas');
  schema
    .command('check')
    .argument('<file>', 'JSON, as GET …/synchronization/jobs/{id}/schema answers it')
    .description(
      'list all problems of a schema exported from a tenant, with their JSON paths; exit code 1 if there are any',
    )
    .option('--json', 'print one JSON document')
    .action((file: string, options: { json?: boolean }) => check(file, options.json === true));
}

async function check(file: string, asJson: boolean): Promise<void> {
  const { inspectSchema } = await import('../schema/index.ts');
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw optionError(
      'OPTION_INVALID',
      { option: 'file', value: file, expected: `a JSON file (${(cause as Error).message})` },
      cause,
    );
  }
  const { problems, findings } = inspectSchema(document);
  process.exitCode = problems.length === 0 ? 0 : 1;
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ ok: problems.length === 0, problems, findings }, null, 2)}\n`);
    return;
  }
  for (const { path, message } of problems) process.stdout.write(`${path}: ${message}\n`);
  for (const { rule, message, subject } of findings)
    process.stdout.write(`warning ${rule}${subject ? ` ${subject}` : ''}: ${message}\n`);
  process.stdout.write(
    problems.length === 0 ? `${file} can be saved.\n` : `${file} can't be saved: ${problems.length} problems.\n`,
  );
}
