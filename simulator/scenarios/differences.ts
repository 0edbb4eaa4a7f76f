/**
 * Compares what was seen with a part that is expected of it, and finds the nearest of several. Lists are compared
 * place by place and must be of one length. Pure.
 */
import { RE2JS } from 're2js';

export interface Difference {
  /** Such as `body.Operations[0].value`. */
  path: string;
  expected: unknown;
  actual: unknown;
}

/** Everything in which `actual` isn't what `expected` asks for. */
export function differencesOf(expected: unknown, actual: unknown, path = ''): Difference[] {
  const differ = [{ path, expected, actual }];
  if (isObject(expected)) {
    const condition = conditionOf(expected);
    if (condition) return condition(actual) ? [] : differ;
    if (!isObject(actual)) return differ;
    return Object.entries(expected).flatMap(([key, part]) =>
      differencesOf(part, actual[key], path === '' ? key : `${path}.${key}`),
    );
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return differ;
    if (expected.length !== actual.length) {
      return [
        { path: `${path}.length`, expected: expected.length, actual: actual.length },
        ...partsOf(expected, actual, path),
      ];
    }
    return partsOf(expected, actual, path);
  }
  return isSame(expected, actual) ? [] : differ;
}

function partsOf(expected: readonly unknown[], actual: readonly unknown[], path: string): Difference[] {
  return expected.flatMap((part, index) =>
    index < actual.length ? differencesOf(part, actual[index], `${path}[${index}]`) : [],
  );
}

/** Nothing is nothing: null and absent are the same, as everywhere in the service (X-26). */
function isSame(expected: unknown, actual: unknown): boolean {
  return expected === actual || (expected === null && actual === undefined);
}

/** Conditions stand where a value would stand. */
function conditionOf(expected: Record<string, unknown>): ((actual: unknown) => boolean) | null {
  const [name, ...others] = Object.keys(expected);
  if (name === undefined || others.length > 0) return null;
  const given = expected[name];
  switch (name) {
    case '$contains':
      return (actual) => {
        if (Array.isArray(actual)) return actual.some((item) => differencesOf(given, item).length === 0);
        const text = typeof actual === 'string' ? actual : JSON.stringify(actual ?? '');
        return text.includes(String(given));
      };
    case '$matches':
      return (actual) => typeof actual === 'string' && RE2JS.compile(String(given)).matcher(actual).find();
    case '$any':
      return (actual) => actual !== undefined && actual !== null && actual !== '';
    case '$absent':
      return (actual) => actual === undefined || actual === null;
    case '$above':
      return (actual) => typeof actual === 'number' && actual > Number(given);
    default:
      return null;
  }
}

export interface Nearest<T> {
  view: T;
  differences: Difference[];
}

/** The one with the fewest differences; of equals the last, which is the freshest. Null when there is none. */
export function nearestOf<T extends object>(expected: object, views: readonly T[]): Nearest<T> | null {
  let best: Nearest<T> | null = null;
  for (const view of views) {
    const differences = differencesOf(expected, view);
    if (best === null || weightOf(differences) <= weightOf(best.differences)) best = { view, differences };
  }
  return best;
}

/** Another object, method or path makes it another thing altogether; a value inside it doesn't. */
function weightOf(differences: readonly Difference[]): number {
  return differences.reduce(
    (sum, { path }) => sum + (/^(of|method|path|operation|action|kind)$/.test(path) ? 3 : 1),
    0,
  );
}

export function textOf({ path, expected, actual }: Difference): string {
  return `${path === '' ? 'it' : path}: expected ${shown(expected)}, got ${actual === undefined ? 'nothing' : shown(actual)}`;
}

const LONGEST = 300;

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** After a sentence: the first lines of what it is about. */
export function listOf(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const more = lines.length > 5 ? `\n  … and ${lines.length - 5} more` : '';
  return `:\n${lines
    .slice(0, 5)
    .map((line) => `  ${line}`)
    .join('\n')}${more}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
