/** `provsim scenario`: scenario files made of what a simulator has in its log. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { optionError } from '../simulator-options.ts';
import { type ReachOptions, reachSimulator } from './api-client.ts';
import { addReachOptions } from './options.ts';

interface FromLogCommandOptions extends ReachOptions {
  out?: string;
  withAnswers?: boolean;
}

export function addScenarioCommand(program: Command): void {
  const scenario = program.command('scenario').description('make scenario files for provsim run');
  addReachOptions(
    scenario
      .command('from-log')
      .argument('<entry>', 'id of the log entry, as `provsim logs --json` prints it')
      .description(
        'the smallest file that replays the life of a log entry’s object, with what the log says as expectations',
      )
      .option('--out <file>', 'write it there instead of printing it')
      .option('--with-answers', 'failing answers of the target go into the file, so that it fails without that target'),
  ).action((entry: string, options: FromLogCommandOptions) => fromLog(entry, options));
}

async function fromLog(entry: string, { out, withAnswers, ...reach }: FromLogCommandOptions): Promise<void> {
  const client = await reachSimulator(reach);
  try {
    const path = `/control/log/${encodeURIComponent(entry)}/scenario`;
    const { scenario } = await client.send<{ scenario: string }>('POST', path, withAnswers ? { withAnswers } : {});
    if (out === undefined) process.stdout.write(scenario);
    else await write(out, scenario);
  } finally {
    await client.close();
  }
}

async function write(file: string, scenario: string): Promise<void> {
  try {
    await writeFile(file, scenario);
  } catch (cause) {
    const expected = `a file that can be written (${(cause as Error).message})`;
    throw optionError('OPTION_INVALID', { option: '--out', value: file, expected }, cause);
  }
  process.stdout.write(`Written to ${file}. Play it with: provsim run ${file}\n`);
}
