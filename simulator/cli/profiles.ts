/** `provsim profiles`: the applications there are, and what one of them has and takes. */
import type { Command } from 'commander';
import { profilesDirectory } from '../profiles-directory.ts';
import type { ProfileRow, ProfileSummary } from '../schema/index.ts';

export function addProfilesCommand(program: Command): void {
  const profiles = program
    .command('profiles')
    .description('list the applications that provsim knows, with what each supports')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => list(options.json === true));
  profiles
    .command('show')
    .argument('<id|file>', 'id of the list, or a profile file of your own')
    .description('attributes, filters and default mapping of one; checks a file of your own')
    .option('--json', 'print one JSON document: the profile as its file has it')
    .action(async (idOrFile: string, options: { json?: boolean }, command: Command) => {
      // Commander gives an option that both commands have to the outer one.
      const asJson = options.json === true || command.optsWithGlobals<{ json?: boolean }>().json === true;
      await show(idOrFile, asJson);
    });
}

async function list(asJson: boolean): Promise<void> {
  const { listProfiles } = await import('../applications/index.ts');
  const { summaryOf } = await import('../schema/index.ts');
  const summaries = (await listProfiles(profilesDirectory)).map(summaryOf);
  if (asJson) {
    say(JSON.stringify({ profiles: summaries }, null, 2));
    return;
  }
  const rows = summaries.map((summary) => [summary.id, summary.name, wordsOf(summary), summary.auth]);
  for (const line of table(['id', 'name', 'supports', 'authentication'], rows)) say(line);
  say(`\n${summaries.length} profiles. More of one: provsim profiles show ID; use it: provsim start --profile ID.`);
}

async function show(idOrFile: string, asJson: boolean): Promise<void> {
  const { loadProfile } = await import('../applications/index.ts');
  const { profileRows, summaryOf } = await import('../schema/index.ts');
  const profile = await loadProfile(profilesDirectory, idOrFile);
  if (asJson) {
    say(JSON.stringify(profile, null, 2));
    return;
  }
  const { name, id, description, source, connection, specifics = [] } = profile;
  say(`${name} (${id})`);
  if (description) say(description);
  say(`  Source          ${source.document}${source.date ? `, ${source.date}` : ''}`);
  say(`  Supports        ${wordsOf(summaryOf(profile))}`);
  say(`  Authentication  ${connection.auth}${connection.notes ? `: ${connection.notes}` : ''}`);
  if (connection.tenantUrl) say(`  Tenant URL      ${connection.tenantUrl}`);
  showAttributes('Users', profileRows(profile, 'User'));
  showAttributes('Groups', profileRows(profile, 'Group'));
  if (specifics.length > 0) say('\nNotes');
  for (const note of specifics) say(`  ${note}`);
}

function showAttributes(title: string, rows: readonly ProfileRow[]): void {
  if (rows.length === 0) {
    say(`\n${title}: not provisioned`);
    return;
  }
  say(`\n${title}`);
  const cells = rows.map((row) => [row.name, row.type, flagsOf(row), row.source ?? '']);
  for (const line of table(['attribute', 'type', '', 'default source'], cells)) say(`  ${line}`);
}

function flagsOf({ required, filterable, match, onlyOnCreate }: ProfileRow): string {
  return [
    ...(match === null ? [] : [`match ${match}`]),
    ...(required ? ['required'] : []),
    ...(filterable === true ? ['filters'] : []),
    ...(onlyOnCreate ? ['on creation only'] : []),
  ].join(', ');
}

function wordsOf({ supports }: ProfileSummary): string {
  const { groups, disable, delete: deletes, manager, roles } = supports;
  return [
    'users',
    ...(groups ? ['groups'] : []),
    ...(disable ? ['disable'] : []),
    ...(deletes ? ['delete'] : []),
    ...(manager ? ['manager'] : []),
    ...(roles ? ['roles'] : []),
  ].join(' ');
}

/** Lines with the columns below each other; the last one isn't filled up. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)));
  return [header, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
