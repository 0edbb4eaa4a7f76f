/** Results as text: for a terminal, and in Markdown for people who weren't there. Pure. */
import { shown } from './differences.ts';
import type { ScenarioResult, StepResult } from './scenario-result.ts';

/** One line when all is as expected; else the first failing step with all that is known of it. */
export function resultText(result: ScenarioResult): string {
  const { scenario, passed, durationMs } = result;
  const counted = `${stepsOf(result)} steps, ${requestsOf(result)} requests, ${durationMs} ms`;
  if (passed) return `passed  ${scenario.name} (${counted})${differencesText(result)}`;
  return [`FAILED  ${scenario.name} (${counted})`, indented(failureText(result), '  ')].join('\n');
}

/** What failed first, where it stands, what was nearest, and what that would mean. */
export function failureText({ scenario, variants, differenceProblem }: ScenarioResult): string {
  for (const { variant, steps } of variants) {
    const failed = steps.find(({ failures }) => failures.length > 0);
    if (!failed) continue;
    const where = `${scenario.file}:${failed.line}: step ${steps.length}${variant === null ? '' : ` of variant ${variant}`}: ${failed.title}`;
    const failures = failed.failures.map(({ expectation, message }) => `${expectation}: ${message}`);
    return [where, ...failures.map((text) => indented(text, '  ')), ...causeOf(scenario.cause)].join('\n');
  }
  return [differenceProblem ?? '', ...causeOf(scenario.cause)].join('\n');
}

function causeOf(cause: string | undefined): string[] {
  return cause === undefined ? [] : [`Likely cause: ${cause.trim()}`];
}

function differencesText({ differences, variants }: ScenarioResult): string {
  if (variants.length < 2) return '';
  const lines = differences.map(({ method, path, bodies }) =>
    [`  ${method} ${path}`, ...Object.entries(bodies).map(([variant, body]) => `    ${variant}: ${shown(body)}`)].join(
      '\n',
    ),
  );
  return [
    `\n  ${differences.length} requests differ between ${variants.map(({ variant }) => variant).join(' and ')}`,
    ...lines,
  ].join('\n');
}

export function summaryText(results: readonly ScenarioResult[]): string {
  const rows = results.map((result) => [
    result.passed ? 'passed' : 'FAILED',
    result.scenario.name,
    String(stepsOf(result)),
    String(requestsOf(result)),
    `${result.durationMs} ms`,
  ]);
  const table = [['result', 'scenario', 'steps', 'requests', 'time'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const failed = results.filter(({ passed }) => !passed).length;
  return [...lines, `${results.length - failed} passed, ${failed} failed`].join('\n');
}

export function markdownReport(results: readonly ScenarioResult[]): string {
  const failed = results.filter(({ passed }) => !passed).length;
  const lines = [
    '# Scenarios',
    '',
    `${results.length - failed} passed, ${failed} failed.`,
    '',
    '| scenario | result | steps | requests | time |',
    '|---|---|--:|--:|--:|',
    ...results.map(
      (result) =>
        `| ${result.scenario.name} | ${result.passed ? 'passed' : '**failed**'} | ${stepsOf(result)} | ${requestsOf(result)} | ${result.durationMs} ms |`,
    ),
  ];
  for (const result of results) lines.push('', ...sectionOf(result));
  return `${lines.join('\n')}\n`;
}

function sectionOf(result: ScenarioResult): string[] {
  const { scenario, variants, passed } = result;
  const lines = [`## ${scenario.name}`, ''];
  if (scenario.about) lines.push(scenario.about.trim(), '');
  for (const { variant, steps } of variants) {
    if (variant !== null) lines.push(`### ${variant}`, '');
    lines.push(...steps.map((step) => `1. ${step.failures.length === 0 ? '' : '**failed:** '}${lineOf(step)}`), '');
  }
  if (!passed) lines.push('```', failureText(result), '```');
  else if (variants.length > 1) lines.push('```', differencesText(result).trim(), '```');
  return lines;
}

function lineOf({ title, line }: StepResult): string {
  return `${title} (line ${line})`;
}

function stepsOf({ variants }: ScenarioResult): number {
  return variants.reduce((sum, { steps }) => sum + steps.length, 0);
}

function requestsOf({ variants }: ScenarioResult): number {
  return variants.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => `${by}${line}`)
    .join('\n');
}
