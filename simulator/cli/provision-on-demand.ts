/** `provsim provision-on-demand`: one user, or a group with up to five members, now, with every step. */
import type { Command } from 'commander';
import type { ProvisioningStep } from '../model/log.ts';
import { jobOf, type ReachOptions, reachSimulator } from './api-client.ts';
import { addReachOptions } from './options.ts';

interface OnDemandOptions extends ReachOptions {
  member?: string[];
  job?: string;
  json?: boolean;
}

interface Run {
  result: 'Success' | 'Skipped' | 'Failure';
  name: string;
  error: { errorCode: string; reason: string } | null;
  steps: ProvisioningStep[];
  exchanges: {
    method: string;
    url: string;
    response: { status: number } | null;
    failure: { message: string } | null;
  }[];
}

export function addOnDemandCommand(program: Command): void {
  const command = program
    .command('provision-on-demand')
    .argument('<object>', 'user principal name, whole name of a group, or object id')
    .description('provision one user, or one group, now, and print every step; exit code 1 when it fails')
    .option('--member <upn|id>', 'of a group: a member to provision with it; up to five times', collect)
    .option('--job <id>', 'synchronization job, where there are several')
    .option('--json', 'print one JSON document and nothing else');
  addReachOptions(command).action((object: string, options: OnDemandOptions) => provisionOnDemand(object, options));
}

async function provisionOnDemand(subject: string, options: OnDemandOptions): Promise<void> {
  const client = await reachSimulator(options);
  try {
    const path = `/control/jobs/${encodeURIComponent(await jobOf(client, options.job))}/provision-on-demand`;
    const run = await client.send<Run>('POST', path, { subject, members: options.member ?? [] });
    process.exitCode = run.result === 'Failure' ? 1 : 0;
    process.stdout.write(options.json ? `${JSON.stringify(run, null, 2)}\n` : textOf(run));
  } finally {
    await client.close();
  }
}

function textOf({ result, name, error, steps, exchanges }: Run): string {
  const rows = [
    `${name}: ${result}`,
    ...steps.map((step, index) => `  ${index + 1}. ${step.provisioningStepType}, ${step.status}: ${step.description}`),
    ...(error ? [`${error.errorCode}: ${error.reason}`] : []),
    ...exchanges.map(
      ({ method, url, response, failure }) =>
        `  ${method} ${url} → ${response ? response.status : (failure?.message ?? 'no answer')}`,
    ),
  ];
  return `${rows.join('\n')}\n`;
}

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}
