/** How `provsim validate` shows results in a terminal: a table by suite, then what failed with its exchange. */
import {
  countsText,
  NOTICE,
  outcomeTexts,
  printable,
  reasonOf,
  suiteTitles,
  type TestResult,
  textOf,
  type ValidationReport,
} from '../validation/index.ts';

const OUTCOME_WIDTH = 8;
const NAME_WIDTH = 50;
const LEVEL_WIDTH = 24;

export function headingText(suite: TestResult['suite']): string {
  return `\n${suiteTitles[suite]}`;
}

/** Result, test, level, and the reason of what didn't simply pass. */
export function resultLine(result: TestResult): string {
  const { outcome, name, level } = result;
  const cells = [outcomeTexts[outcome].padEnd(OUTCOME_WIDTH), name.padEnd(NAME_WIDTH), level.padEnd(LEVEL_WIDTH)];
  return `  ${[...cells, reasonOf(result)].join('  ')}`.trimEnd();
}

export function reportText(report: ValidationReport): string {
  const { results, leftovers, overallResult, durationMs } = report;
  const citations = new Map(results.map(({ level, citation }) => [citation, level]));
  const lines = [
    ...results.flatMap(failureLines),
    '',
    'Levels',
    ...[...citations].map(([citation, level]) => `  ${level.padEnd(LEVEL_WIDTH)}  ${citation}`),
    ...(leftovers.length > 0 ? ['', 'Left behind'] : []),
    ...leftovers.map(({ kind, name, id, reason }) => `  ${kind} ${name} (${id ?? 'id unknown'}): ${reason}`),
    '',
    `${overallResult}: ${countsText(results)}, in ${(durationMs / 1000).toFixed(1)} s. ${NOTICE}`,
    '',
  ];
  return printable(lines.join('\n'));
}

function failureLines({ name, failure }: TestResult): string[] {
  if (!failure) return [];
  const { message, expected, actual, hint, exchange } = failure;
  return [
    '',
    `${name}: ${message}`,
    ...(expected === null ? [] : [`  expected: ${expected}`, `  actual: ${actual ?? ''}`]),
    ...(hint === null ? [] : [`  hint: ${hint}`]),
    ...(exchange ? [textOf(exchange).replace(/^/gm, '  ')] : []),
  ];
}
