/** `provsim validate`: the rehearsal of Microsoft's onboarding tests against an endpoint (V-40 to V-46). */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import type { Exchange } from '../model/exchange.ts';
import { optionError } from '../simulator-options.ts';
import type { Edition, TestResult, ValidationReport } from '../validation/index.ts';
import { addTargetOptions, type TargetOptions, targetFrom } from './target-options.ts';

interface ValidateOptions extends TargetOptions {
  target: string;
  profile: string;
  edition: Edition;
  only?: string;
  waive?: Record<string, string>;
  yes?: boolean;
  json?: boolean;
  junit?: string;
  har?: string;
}

const NOTICE = "This is a rehearsal and not Microsoft's verdict.";

export function addValidateCommand(program: Command): void {
  const command = program
    .command('validate')
    .description("rehearse Microsoft's onboarding tests against an endpoint; it writes there and cleans up")
    .requiredOption('--target <url>', 'SCIM base address');
  addTargetOptions(command)
    .option('--profile <id|file>', 'application whose mapping is used', 'custom')
    .addOption(new Option('--edition <tests>', 'of the Logic App').choices(['22', '24', '25']).default('25'))
    .option('--only <names>', 'tests or suites, with commas between them')
    .option('--waive <name=reason>', 'a failure that does not count; may be repeated', collectWaiver)
    .option('--yes', 'write to the endpoint without asking')
    .option('--json', 'print one JSON document and nothing else')
    .option('--junit <file>', 'write a JUnit report')
    .option('--har <file>', 'write every HTTP exchange to a file, as HAR 1.2')
    .action((options: ValidateOptions) => validate(options));
}

function collectWaiver(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  return at < 1 ? { ...before, [text]: '' } : { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

async function validate(options: ValidateOptions): Promise<void> {
  const { chooseTests, runValidation, validationError } = await import('../validation/index.ts');
  const { loadProfile } = await import('../applications/index.ts');
  const { profilesDirectory } = await import('../profiles-directory.ts');
  const { oauthConnection } = await import('../oauth-connection.ts');
  const only = options.only?.split(',') ?? [];
  const { length } = chooseTests(options.edition, only);
  for (const [name, reason] of Object.entries(options.waive ?? {})) {
    if (reason === '') throw validationError('WAIVER_INVALID', { given: name });
  }
  const given = targetFrom(options, process.env);
  const oauth = given.oauth ? oauthConnection(given.oauth) : null;
  const profile = await loadProfile(profilesDirectory, options.profile);
  const say = (line: string) => void (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  say(`${length} tests create, change and delete users and groups at ${options.target}. ${NOTICE}`);
  if (options.yes !== true) {
    if (!process.stdin.isTTY) throw validationError('NOT_CONFIRMED', {});
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await terminal.question('Go on? [y/N] ');
    terminal.close();
    if (!/^y(es)?$/i.test(answer.trim())) return;
  }
  const exchanges: Exchange[] = [];
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) process.exit(130);
    process.stderr.write('Cancelled: what was created is being deleted.\n');
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const secrets = [
    { key: 'BaseAddress', value: given.url },
    ...(oauth?.secrets ?? [{ key: 'SecretToken', value: given.token }]),
  ];
  const report = await runValidation(
    { secrets, quirks: { ...oauth?.quirks, ...options.quirk }, profile, schema: null, appRoles: null, handler: null },
    {
      edition: options.edition,
      only,
      waivers: options.waive ?? {},
      signal: stop.signal,
      onExchange: (exchange) => exchanges.push(exchange),
      onEvent: (event) => {
        if (event.type === 'testEnded' && !options.json)
          say(`${event.result.testResult.padEnd(10)}  ${event.result.name}`);
      },
    },
  );
  await writeReports(report, exchanges, options);
  process.exitCode = report.overallResult === 'Succeeded' ? 0 : 1;
}

async function writeReports(report: ValidationReport, exchanges: Exchange[], options: ValidateOptions): Promise<void> {
  const { textOf } = await import('../validation/index.ts');
  const { writeJunit } = await import('../reports/index.ts');
  const { toHar } = await import('../scim/index.ts');
  const failed = report.results.filter(({ failure }) => failure !== null);
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const { name, failure } of failed) {
      process.stdout.write(`\n${name}: ${failure?.message}\n`);
      if (failure?.expected) process.stdout.write(`  expected: ${failure.expected}\n  actual: ${failure.actual}\n`);
      if (failure?.hint) process.stdout.write(`  hint: ${failure.hint}\n`);
      if (failure?.exchange) process.stdout.write(`${textOf(failure.exchange).replace(/^/gm, '  ')}\n`);
    }
    for (const { kind, name, reason } of report.leftovers)
      process.stdout.write(`left behind: ${kind} ${name}: ${reason}\n`);
    process.stdout.write(`\n${report.overallResult} in ${(report.durationMs / 1000).toFixed(1)} s. ${NOTICE}\n`);
  }
  const cases = report.results.map((result) => junitCaseOf(result, textOf));
  if (options.junit)
    write('--junit', options.junit, writeJunit([{ name: 'provsim validate', timestamp: report.startedAt, cases }]));
  if (options.har) write('--har', options.har, JSON.stringify(toHar(exchanges, { name: 'provsim', version: '0.1.0' })));
}

function junitCaseOf(
  { name, durationMs, outcome, failure, reason, testResult }: TestResult,
  textOf: (exchange: Exchange) => string,
) {
  const details = failure?.exchange ? textOf(failure.exchange) : '';
  if (outcome === 'failed') return { name, durationMs, failure: { message: testResult, details } };
  return outcome === 'success' ? { name, durationMs } : { name, durationMs, skipped: reason ?? testResult };
}

function write(option: string, file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (cause) {
    const expected = `a file that can be written (${(cause as Error).message})`;
    throw optionError('OPTION_INVALID', { option, value: file, expected }, cause);
  }
}
