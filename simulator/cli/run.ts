/** `provsim run`: plays scenarios, from files or the shipped stories, and says of each whether all was as expected. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ScenarioResult } from '../scenarios/index.ts';
import { optionError } from '../simulator-options.ts';
import { cliError } from './errors.ts';
import { addFaultOptions, addTargetOptions, faultsFrom, type TargetOptions, targetFrom } from './target-options.ts';

const CREATOR = { name: 'provsim', version: '0.1.0' };

interface RunCommandOptions extends TargetOptions {
  list?: boolean;
  keep?: boolean;
  junit?: string;
  har?: string;
  logs?: string;
  report?: string;
}

export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .argument('[scenarios...]', 'YAML files, or names of shipped stories (see --list)')
    .description('play scenarios and say of each whether all was as expected')
    .option('--list', 'list the shipped stories')
    .option('--target <url>', "SCIM base address, in place of the files' own and of the sample app")
    .option('--keep', 'leave in the target what the scenarios created there')
    .option('--junit <file>', 'write a JUnit report')
    .option('--har <file>', 'write all HTTP exchanges as HAR 1.2')
    .option('--logs <file>', 'write all provisioning log entries as JSON')
    .option('--report <file>', 'write a report in Markdown');
  addFaultOptions(addTargetOptions(command))
    .addHelpText(
      'after',
      `
Examples:
  provsim run first-sync rename                        two shipped stories, against the built-in sample app
  provsim run my-bug.yaml --junit report.xml           a file of your own, with a report for CI
  provsim run first-sync --target http://127.0.0.1:3000/scim --token SECRET

Exit codes: 0 all was as expected; 1 something wasn't; 2 the input was wrong.`,
    )
    .action((names: string[], options: RunCommandOptions) => run(names, options));
}

async function run(names: string[], options: RunCommandOptions): Promise<void> {
  const { loadScenario, runScenario, storyNames, resultText, summaryText, markdownReport, junitSuite } = await import(
    '../scenarios/index.ts'
  );
  const say = (text: string) => process.stdout.write(`${text}\n`);
  if (options.list) {
    for (const name of await storyNames()) say(`${name.padEnd(24)} ${(await loadScenario(name)).name}`);
    return;
  }
  if (names.length === 0) throw cliError('SCENARIO_NEEDED', { stories: await storyNames() });
  // All are read before the first one runs: a typing error in the last isn't found after minutes.
  const scenarios = await Promise.all(names.map((name) => loadScenario(name)));
  const target = options.target === undefined ? null : targetFrom({ ...options, target: options.target }, process.env);
  const faults = await faultsFrom(options);
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const result = await runScenario(scenario, {
      ...(target ? { target } : {}),
      keep: options.keep === true,
      environment: process.env,
      faults,
      ...(options.quirk ? { quirks: options.quirk } : {}),
    });
    say(resultText(result));
    results.push(result);
  }
  if (results.length > 1) say(`\n${summaryText(results)}`);
  const variants = results.flatMap(({ variants }) => variants);
  if (options.junit !== undefined) {
    const { writeJunit } = await import('../reports/index.ts');
    await write('--junit', options.junit, writeJunit(results.map(junitSuite)));
  }
  if (options.har !== undefined) {
    const { toHar } = await import('../scim/index.ts');
    const exchanges = variants.flatMap(({ exchanges }) => exchanges);
    await write('--har', options.har, JSON.stringify(toHar(exchanges, CREATOR), null, 2));
  }
  if (options.logs !== undefined) {
    const logs = variants.flatMap(({ logs }) => logs);
    await write('--logs', options.logs, JSON.stringify(logs, null, 2));
  }
  if (options.report !== undefined) await write('--report', options.report, markdownReport(results));
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}

/** Throws OPTION_INVALID for a file that can't be written. */
async function write(option: string, file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    const expected = `a file that can be written (${(cause as Error).message})`;
    throw optionError('OPTION_INVALID', { option, value: file, expected }, cause);
  }
}
