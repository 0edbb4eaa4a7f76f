/** `provsim snapshot`: everything a simulator is as one file, saved from and loaded into a server or a data folder. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type ReachOptions, reachSimulator } from './api-client.ts';
import { addReachOptions } from './options.ts';

interface SnapshotCommandOptions extends ReachOptions {
  withSecrets?: boolean;
}

interface Restored {
  time: string;
  users: number;
  groups: number;
  applications: string[];
  missingSecrets: { application: string; key: string }[];
}

export function addSnapshotCommand(program: Command): void {
  const snapshot = program
    .command('snapshot')
    .description('everything a simulator is as one file: tenant, applications, jobs, logs, exchanges, time');
  addReachOptions(
    snapshot
      .command('save')
      .argument('<file>', 'where it is written')
      .description('write a snapshot of a running server or of a data folder')
      .option('--with-secrets', 'tokens and passwords go into the file too'),
  ).action((file: string, options: SnapshotCommandOptions) => save(file, options));
  addReachOptions(
    snapshot
      .command('load')
      .argument('<file>', 'a snapshot that was saved before')
      .description(
        'replace everything in a running server, or in a data folder (made if there is none), by a snapshot',
      ),
  ).action((file: string, options: ReachOptions) => load(file, options));
}

async function save(file: string, options: SnapshotCommandOptions): Promise<void> {
  const { snapshotError } = await import('../snapshots/index.ts');
  const client = await reachSimulator(options);
  try {
    const content = await client.download(`/control/snapshot?withSecrets=${options.withSecrets ?? false}`);
    try {
      await writeFile(file, content, { mode: 0o600 });
    } catch (cause) {
      throw snapshotError('SNAPSHOT_UNWRITABLE', { file, reason: (cause as Error).message }, cause);
    }
    const secrets = options.withSecrets ? 'with its secrets: give it to nobody' : 'without secrets';
    process.stdout.write(`Saved to ${file} (${Math.ceil(content.length / 1024)} kB), ${secrets}.\n`);
  } finally {
    await client.close();
  }
}

async function load(file: string, options: ReachOptions): Promise<void> {
  const { checkSnapshot } = await import('../snapshots/index.ts');
  // Before a data folder is made for it.
  await checkSnapshot(file);
  const client = await reachSimulator(options, true);
  try {
    const restored = await client.upload<Restored>('/control/snapshot', await readFile(file));
    process.stdout.write(textOf(restored));
  } finally {
    await client.close();
  }
}

function textOf({ time, users, groups, applications, missingSecrets }: Restored): string {
  const lines = [
    `Restored: ${users} users, ${groups} groups, ${applications.join(', ') || 'no application'}, at ${time}.`,
    ...missingSecrets.map(({ application, key }) => `  ${application}: ${key} has to be entered again.`),
  ];
  return `${lines.join('\n')}\n`;
}
