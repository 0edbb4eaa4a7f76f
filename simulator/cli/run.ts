/** `provsim run`: plays scenarios, from files or the shipped stories, and says of each whether all was as expected. */
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ScenarioResult } from '../scenarios/index.ts';
import { optionError, type Target } from '../simulator-options.ts';
import { TOKEN_VARIABLE, tokenFrom } from './options.ts';

interface RunCommandOptions {
  list?: boolean;
  target?: string;
  token?: string;
  keep?: boolean;
  har?: string;
  logs?: string;
  report?: string;
}

export function addRunCommand(program: Command): void {
  program
    .command('run [scenarios...]')
    .description('play scenarios (YAML files, or shipped stories by name); exit code 0 only if all is as expected')
    .option('--list', 'list the shipped stories')
    .option('--target <url>', "SCIM base address, in place of the files' own and of the sample app")
    .option('--token <secret>', `bearer token of it (or in the variable ${TOKEN_VARIABLE})`)
    .option('--keep', 'leave in the target what the scenarios created there')
    .option('--har <file>', 'write all HTTP exchanges as HAR')
    .option('--logs <file>', 'write all provisioning log entries as JSON')
    .option('--report <file>', 'write a report in Markdown')
    .action((names: string[], options: RunCommandOptions) => run(names, options));
}

async function run(names: string[], options: RunCommandOptions): Promise<void> {
  const { loadScenario, runScenario, storyNames, resultText, summaryText, markdownReport } = await import(
    '../scenarios/index.ts'
  );
  const say = (text: string) => process.stdout.write(`${text}\n`);
  if (options.list) {
    for (const name of await storyNames()) say(`${name.padEnd(24)} ${(await loadScenario(name)).name}`);
    return;
  }
  if (names.length === 0) {
    throw optionError('OPTION_INVALID', { option: 'scenarios', value: names, expected: 'files, or names from --list' });
  }
  // All are read before the first one runs: a typing error in the last isn't found after minutes.
  const scenarios = await Promise.all(names.map((name) => loadScenario(name)));
  const target: Target | null = options.target
    ? { url: options.target, token: tokenFrom(options.token, process.env) }
    : null;
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    const result = await runScenario(scenario, {
      ...(target ? { target } : {}),
      keep: options.keep === true,
      environment: process.env,
    });
    say(resultText(result));
    results.push(result);
  }
  if (results.length > 1) say(`\n${summaryText(results)}`);
  const variants = results.flatMap(({ variants }) => variants);
  if (options.har) {
    const { toHar } = await import('../scim/index.ts');
    const exchanges = variants.flatMap(({ exchanges }) => exchanges);
    await writeFile(options.har, JSON.stringify(toHar(exchanges, { name: 'provsim', version: '0.1.0' }), null, 2));
  }
  if (options.logs)
    await writeFile(
      options.logs,
      JSON.stringify(
        variants.flatMap(({ logs }) => logs),
        null,
        2,
      ),
    );
  if (options.report) await writeFile(options.report, markdownReport(results));
  process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
}
