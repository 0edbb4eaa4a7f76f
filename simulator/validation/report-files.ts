/** A report for people who have to pass it on (Markdown) and for CI (JUnit): of the command and of the page. */
import { type JunitSuite, writeJunit } from '../reports/index.ts';
import { textOf } from './exchanges.ts';
import { printable } from './printable.ts';
import type { ValidationReport } from './run-validation.ts';
import { type Outcome, type SuiteName, suiteNames, type TestResult } from './validation-test.ts';

/** Said wherever a result is shown. */
export const NOTICE = "This is a rehearsal and not Microsoft's verdict.";

export const suiteTitles: Record<SuiteName, string> = {
  gallery: 'Validation Logic App',
  protocol: 'SCIM Validator',
  requirements: 'Requirements beside the tests',
};

export const outcomeTexts: Record<Outcome, string> = {
  success: 'passed',
  failed: 'FAILED',
  warning: 'warning',
  skipped: 'skipped',
  waived: 'waived',
  cancelled: 'not run',
};

/** `58 passed, 9 skipped`, in the order of the outcomes; those of which there is none are left out. */
export function countsText(results: readonly TestResult[]): string {
  const outcomes = Object.keys(outcomeTexts) as Outcome[];
  return outcomes
    .map((outcome) => [results.filter((result) => result.outcome === outcome).length, outcome] as const)
    .filter(([count]) => count > 0)
    .map(([count, outcome]) => `${count} ${outcomeTexts[outcome].toLowerCase()}`)
    .join(', ');
}

/** In one line: why it failed, was skipped or was waived; empty for what passed. */
export function reasonOf(result: TestResult): string {
  // Reasons may hold what the endpoint answered, with breaks and signs that a terminal would obey.
  return reasonIn(result)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function reasonIn({ outcome, reason, failure, testResult }: TestResult): string {
  if (outcome === 'success') return testResult === 'success' ? '' : testResult;
  if (outcome === 'waived') return `${reason} (${failure?.message})`;
  if (!failure) return reason ?? '';
  return `${failure.phase ? `[${failure.phase} Phase] ` : ''}${failure.message}`;
}

export function markdownReport(report: ValidationReport): string {
  const { target, profile, edition, asMicrosoft, startedAt, durationMs, results, leftovers, overallResult } = report;
  const judging = asMicrosoft ? " with the slips of Microsoft's workflows" : '';
  const failed = results.filter(({ failure }) => failure !== null);
  const lines = [
    '# Rehearsal of the gallery tests',
    '',
    `**${overallResult}**: ${countsText(results)}. ${NOTICE}`,
    '',
    `Endpoint ${target}, profile ${profile}, edition ${edition}${judging}, ${startedAt}, ${(durationMs / 1000).toFixed(1)} s.`,
    ...suiteNames.flatMap((suite) =>
      suiteTable(
        suite,
        results.filter((result) => result.suite === suite),
      ),
    ),
    ...(failed.length > 0 ? ['', '## What failed', ...failed.flatMap(failureLines)] : []),
    ...(leftovers.length > 0 ? ['', '## Left behind', ''] : []),
    ...leftovers.map(({ kind, name, id, reason }) => `- ${kind} ${name} (${id ?? 'id unknown'}): ${reason}`),
    '',
  ];
  return printable(lines.join('\n'));
}

function suiteTable(suite: SuiteName, results: readonly TestResult[]): string[] {
  if (results.length === 0) return [];
  const rows = results.map((result) =>
    row([outcomeTexts[result.outcome], result.name, result.level, reasonOf(result)]),
  );
  const citations = [...new Map(results.map(({ level, citation }) => [citation, level]))];
  return [
    '',
    `## ${suiteTitles[suite]}`,
    '',
    row(['Result', 'Test', 'Level', 'Reason']),
    row(['---', '---', '---', '---']),
    ...rows,
    '',
    ...citations.map(([citation, level]) => `- ${level}: ${citation}`),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')).join(' | ')} |`;
}

function failureLines({ name, failure, purpose }: TestResult): string[] {
  if (!failure) return [];
  const { expected, actual, hint, exchange, message } = failure;
  return [
    '',
    `### ${name}`,
    '',
    `${purpose} ${message}.`,
    ...(expected === null ? [] : ['', `- expected: ${expected}`, `- actual: ${actual ?? ''}`]),
    ...(hint === null ? [] : [`- hint: ${hint}`]),
    ...(exchange ? ['', '````http', textOf(exchange), '````'] : []),
  ];
}

/** One suite for each of ours, with the facts of the run as properties. */
export function junitReport(report: ValidationReport): string {
  const { target, profile, edition, asMicrosoft, overallResult, startedAt, results } = report;
  const suites = suiteNames.flatMap((suite): JunitSuite[] => {
    const own = results.filter((result) => result.suite === suite);
    if (own.length === 0) return [];
    const properties = {
      target,
      profile,
      edition,
      asMicrosoft: String(asMicrosoft),
      overallResult,
      notice: NOTICE,
    };
    return [{ name: suiteTitles[suite], timestamp: startedAt, properties, cases: own.map(junitCaseOf) }];
  });
  return writeJunit(suites);
}

function junitCaseOf(result: TestResult): JunitSuite['cases'][number] {
  const { name, durationMs, outcome, failure, testResult, level, citation } = result;
  const output = `${level}: ${citation}`;
  if (outcome === 'failed') {
    const details = failure?.exchange ? textOf(failure.exchange) : '';
    return { name, durationMs, output, failure: { message: testResult, details } };
  }
  return outcome === 'success'
    ? { name, durationMs, output }
    : { name, durationMs, output, skipped: reasonOf(result) || testResult };
}
