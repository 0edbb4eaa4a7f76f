/** `provsim validate`: the rehearsal of Microsoft's onboarding tests against an endpoint (V-40 to V-46). */
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import type { Exchange } from '../model/exchange.ts';
import type { SynchronizationSchema } from '../model/schema.ts';
import type { Profile } from '../schema/index.ts';
import { optionError } from '../simulator-options.ts';
import type { Edition, ValidationReport } from '../validation/index.ts';
import { addTargetOptions, type TargetOptions, targetFrom } from './target-options.ts';

interface ValidateOptions extends TargetOptions {
  target: string;
  profile: string;
  schema?: string;
  edition: Edition;
  asMicrosoft?: boolean;
  only?: string;
  waive?: Record<string, string>;
  yes?: boolean;
  json?: boolean;
  junit?: string;
  markdown?: string;
  har?: string;
}

/** Options that name a file to be written. */
const FILES = ['junit', 'markdown', 'har'] as const;

export function addValidateCommand(program: Command): void {
  const command = program
    .command('validate')
    .description("rehearse Microsoft's onboarding tests against an endpoint; it writes there and cleans up")
    .requiredOption('--target <url>', 'SCIM base address');
  addTargetOptions(command)
    .option('--profile <id|file>', 'application whose mapping is used', 'custom')
    .option('--schema <file>', 'schema exported from a provisioning application, in place of a profile')
    .addOption(
      new Option('--edition <tests>', "edition of the Logic App's tests").choices(['22', '24', '25']).default('25'),
    )
    .option('--as-microsoft', "judge as Microsoft's workflows do, slips included")
    .option('--only <names>', 'tests or suites (gallery, protocol, requirements, UserTests, …), joined by commas')
    .option('--waive <name=reason>', 'a failure that does not count; may be repeated', collectWaiver)
    .option('--yes', 'write to the endpoint without asking')
    .option('--json', 'print one JSON document and nothing else')
    .option('--junit <file>', 'write a JUnit report')
    .option('--markdown <file>', 'write a report in Markdown')
    .option('--har <file>', 'write every HTTP exchange to a file, as HAR 1.2')
    .addHelpText(
      'after',
      `
Examples:
  provsim validate --target URL --token SECRET --only Create_User_Test,GroupTests
  provsim validate --target URL --token SECRET --yes --junit report.xml \\
    --waive 'Disable_User_Test=we delete users, ticket 4711'

docs/validate.md has the names of all tests and what each asks for.
Exit codes: 0 all passed, skipped or waived; 1 something failed; 2 the input was wrong. It is a rehearsal and not Microsoft's verdict.`,
    )
    .action((options: ValidateOptions) => validate(options));
}

function collectWaiver(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  return at < 1 ? { ...before, [text]: '' } : { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

async function validate(options: ValidateOptions): Promise<void> {
  const { chooseTests, runValidation, validationError, NOTICE } = await import('../validation/index.ts');
  // Loaded here, so that other commands start without the tests.
  const { headingText, resultLine, reportText } = await import('./validate-text.ts');
  const { oauthConnection } = await import('../oauth-connection.ts');
  const only = options.only?.split(',') ?? [];
  const { length } = chooseTests(options.edition, only);
  const waivers = options.waive ?? {};
  for (const [name, reason] of Object.entries(waivers)) {
    if (reason.trim() === '') throw validationError('WAIVER_INVALID', { given: name });
    chooseTests(options.edition, [name]);
  }
  const given = targetFrom(options, process.env);
  const oauth = given.oauth ? oauthConnection(given.oauth) : null;
  const { profile, schema } = await mappingFrom(options);
  for (const name of FILES) expectWritable(name, options[name]);
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
  let suite: string | null = null;
  const report = await runValidation(
    {
      secrets,
      dialect: profile.dialect ?? null,
      quirks: { ...oauth?.quirks, ...options.quirk },
      profile,
      schema,
      appRoles: null,
      handler: null,
    },
    {
      edition: options.edition,
      asMicrosoft: options.asMicrosoft === true,
      only,
      waivers,
      signal: stop.signal,
      onExchange: (exchange) => exchanges.push(exchange),
      onEvent: (event) => {
        if (event.type !== 'testEnded' || options.json) return;
        if (event.result.suite !== suite) say(headingText(event.result.suite));
        suite = event.result.suite;
        say(resultLine(event.result));
      },
    },
  );
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
  await writeReports(report, exchanges, options);
  process.exitCode = report.overallResult === 'Succeeded' ? 0 : 1;
}

/** The profile's own mapping, or that of a schema file. Throws PROFILE_UNKNOWN, SCHEMA_INVALID, OPTION_INVALID. */
async function mappingFrom({
  profile,
  schema: file,
}: ValidateOptions): Promise<{ profile: Profile; schema: SynchronizationSchema | null }> {
  if (file === undefined) {
    const { loadProfile } = await import('../applications/index.ts');
    const { profilesDirectory } = await import('../profiles-directory.ts');
    return { profile: await loadProfile(profilesDirectory, profile), schema: null };
  }
  const { profileFromSchema, readSchema } = await import('../schema/index.ts');
  const schema = readSchema(jsonIn(file));
  return { profile: profileFromSchema(schema, 'Custom'), schema };
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const expected = `a JSON file with a synchronization schema (${(cause as Error).message})`;
    throw optionError('OPTION_INVALID', { option: '--schema', value: file, expected }, cause);
  }
}

async function writeReports(report: ValidationReport, exchanges: Exchange[], options: ValidateOptions): Promise<void> {
  const { junitReport, markdownReport } = await import('../validation/index.ts');
  const { toHar } = await import('../scim/index.ts');
  if (options.junit) write('junit', options.junit, junitReport(report));
  if (options.markdown) write('markdown', options.markdown, markdownReport(report));
  if (options.har) write('har', options.har, JSON.stringify(toHar(exchanges, { name: 'provsim', version: '0.1.0' })));
}

/** Found out before anything is sent: a report that can't be written isn't lost after minutes. */
function expectWritable(option: (typeof FILES)[number], file: string | undefined): void {
  if (file === undefined) return;
  attempt(option, file, () => closeSync(openSync(file, 'a', 0o600)));
}

function write(option: (typeof FILES)[number], file: string, text: string): void {
  attempt(option, file, () => writeFileSync(file, text, { mode: 0o600 }));
}

function attempt(option: string, file: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    const expected = `a file that can be written (${(cause as Error).message})`;
    throw optionError('OPTION_INVALID', { option: `--${option}`, value: file, expected }, cause);
  }
}
