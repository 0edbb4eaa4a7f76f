/** `provsim explain`: what the next cycle would do with a user or group and why, and what led here. */
import type { Command } from 'commander';
import { type ApiClient, jobOf, type ReachOptions, reachSimulator } from './api-client.ts';
import { type Explained, explanationText, type Quarantine, quarantineText } from './explain-text.ts';
import { addReachOptions } from './options.ts';

interface ExplainOptions extends ReachOptions {
  job?: string;
  json?: boolean;
}

export function addExplainCommand(program: Command): void {
  const command = program
    .command('explain')
    .argument(
      '[object]',
      'user principal name, whole name of a group, or object id; without one, the quarantine of the job',
    )
    .description('say what the next cycle would do with a user or group and why, or why the job is in quarantine')
    .option('--job <id>', 'synchronization job, where there are several')
    .option('--json', 'print one JSON document and nothing else');
  addReachOptions(command).action((object: string | undefined, options: ExplainOptions) => explain(object, options));
}

async function explain(object: string | undefined, options: ExplainOptions): Promise<void> {
  const client = await reachSimulator(options);
  try {
    const job = `/control/jobs/${encodeURIComponent(await jobOf(client, options.job))}`;
    if (object === undefined) await explainJob(client, job, options.json === true);
    else {
      const found = await client.get<Explained>(`${job}/explain/${encodeURIComponent(object)}`);
      process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : explanationText(found));
    }
  } finally {
    await client.close();
  }
}

async function explainJob(client: ApiClient, job: string, asJson: boolean): Promise<void> {
  const { quarantine } = await client.get<{ quarantine: Quarantine | null }>(`${job}/quarantine`);
  if (asJson) process.stdout.write(`${JSON.stringify({ quarantine }, null, 2)}\n`);
  else process.stdout.write(quarantine === null ? 'The job is not in quarantine.\n' : quarantineText(quarantine));
}
