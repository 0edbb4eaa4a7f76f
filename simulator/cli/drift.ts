/** `provsim drift`: what the target holds beside what it should hold. Ends with 1 when they differ. */
import type { Command } from 'commander';
import type { Drift, DriftEntry } from '../provisioning/index.ts';
import { jobOf, type ReachOptions, reachSimulator } from './api-client.ts';
import { addReachOptions } from './options.ts';

interface DriftOptions extends ReachOptions {
  job?: string;
  json?: boolean;
}

interface Report {
  readAt: string;
  counts: Drift['counts'];
  value: DriftEntry[];
}

export function addDriftCommand(program: Command): void {
  const command = program
    .command('drift')
    .description('read the whole target through SCIM and say where it differs from what it should hold')
    .option('--job <id>', 'synchronization job, where there are several')
    .option('--json', 'print one JSON document and nothing else');
  addReachOptions(command).action((options: DriftOptions) => drift(options));
}

async function drift(options: DriftOptions): Promise<void> {
  const client = await reachSimulator(options);
  try {
    const path = `/control/jobs/${encodeURIComponent(await jobOf(client, options.job))}/drift`;
    const report = await client.send<Report>('POST', path);
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
    if (report.value.some(({ state }) => state !== 'hidden')) process.exitCode = 1;
  } finally {
    await client.close();
  }
}

function textOf({ counts, value }: Report): string {
  const lines = (['User', 'Group'] as const).map((kind) => {
    const { held, expected, equal, missing, different, extra, hidden } = counts[kind];
    return `${kind}s: ${held} in the target, ${expected} in scope: ${equal} equal, ${missing} missing, ${different} different, ${extra} extra, ${hidden} hidden`;
  });
  for (const { kind, state, name, targetId, differences } of value.filter((entry) => entry.state !== 'hidden')) {
    lines.push(`${state.padEnd(10)} ${kind.padEnd(6)} ${name}${targetId === null ? '' : ` (${targetId})`}`);
    for (const { attribute, expected, held } of differences) {
      lines.push(`             ${attribute}: should be ${expected ?? 'nothing'}, is ${held ?? 'nothing'}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
