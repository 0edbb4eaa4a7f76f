/**
 * Matching and replacing with .NET regular expressions: linear time through re2js, or JavaScript's
 * engine under a time limit.
 */
import vm from 'node:vm';
import { RE2JS } from 're2js';
import { ExpressionError } from '../errors.ts';
import { patternError, type TranslatedPattern, translatePattern } from './net-pattern.ts';

export interface RegexMatch {
  start: number;
  end: number;
  text: string;
  /** Groups by number; index 0 is the whole match. Null when a group took no part. */
  groups: ({ start: number; end: number; text: string } | null)[];
}

export interface NetRegex {
  groupNames: readonly (string | null)[];
  /** All matches, from left to right. Throws ExpressionError when the time limit is over. */
  matches(text: string, most?: number): RegexMatch[];
  isMatch(text: string): boolean;
}

/** Real milliseconds that one use of a backtracking pattern may take. */
const TIME_LIMIT_MS = 250;
/** Longer texts are no directory values. */
const MOST_MATCHES = 100_000;

const compiled = new Map<string, NetRegex>();

/** Throws ExpressionError (PATTERN_INVALID). */
export function netRegex(pattern: string): NetRegex {
  const known = compiled.get(pattern);
  if (known) return known;
  const translated = translatePattern(pattern);
  const regex = translated.engine === 'linear' ? linear(pattern, translated) : limited(pattern, translated);
  if (compiled.size > 1000) compiled.clear();
  compiled.set(pattern, regex);
  return regex;
}

function linear(pattern: string, { source, groupNames }: TranslatedPattern): NetRegex {
  let program: RE2JS;
  try {
    program = RE2JS.compile(source);
  } catch (cause) {
    throw patternError(pattern, (cause as Error).message);
  }
  const matches = (text: string, most = MOST_MATCHES): RegexMatch[] => {
    const matcher = program.matcher(text);
    const found: RegexMatch[] = [];
    while (found.length < most && matcher.find()) {
      const groups: RegexMatch['groups'] = [];
      for (let number = 0; number <= groupNames.length; number++) {
        const start = matcher.start(number);
        groups.push(
          start < 0 ? null : { start, end: matcher.end(number), text: text.slice(start, matcher.end(number)) },
        );
      }
      found.push({
        start: matcher.start(),
        end: matcher.end(),
        text: text.slice(matcher.start(), matcher.end()),
        groups,
      });
    }
    return found;
  };
  return { groupNames, matches, isMatch: (text) => program.matcher(text).find() };
}

const sandbox = vm.createContext({});
const runner = new vm.Script(`(() => {
  const found = [];
  regex.lastIndex = 0;
  for (let match; found.length < most && (match = regex.exec(text)); ) {
    found.push(match.indices.map((range) => (range ? [range[0], range[1]] : null)));
    if (match[0] === '') regex.lastIndex++;
  }
  return JSON.stringify(found);
})()`);

function limited(pattern: string, { source, flags, groupNames }: TranslatedPattern): NetRegex {
  let regex: RegExp;
  try {
    regex = new RegExp(source, `${flags}dg`);
  } catch (cause) {
    throw patternError(pattern, (cause as Error).message);
  }
  const matches = (text: string, most = MOST_MATCHES): RegexMatch[] => {
    Object.assign(sandbox, { regex, text, most });
    let answer: string;
    try {
      answer = runner.runInContext(sandbox, { timeout: TIME_LIMIT_MS }) as string;
    } catch (cause) {
      if ((cause as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause;
      const message = `The pattern '${pattern}' took longer than ${TIME_LIMIT_MS} ms on a text of ${text.length} characters. Write it without nested repetition.`;
      throw new ExpressionError('EVALUATION_FAILED', message, null, cause);
    }
    const found = JSON.parse(answer) as ([number, number] | null)[][];
    return found.map((ranges) => {
      const groups = ranges.map((range) =>
        range ? { start: range[0], end: range[1], text: text.slice(range[0], range[1]) } : null,
      );
      const whole = groups[0] as NonNullable<(typeof groups)[number]>;
      return { ...whole, groups };
    });
  };
  return { groupNames, matches, isMatch: (text) => matches(text, 1).length > 0 };
}

/** The text of a group, by name or number; null when it took no part, undefined when there is no such group. */
export function groupOf(regex: NetRegex, match: RegexMatch, name: string): RegexMatch['groups'][number] | undefined {
  const byName = regex.groupNames.indexOf(name);
  const number = byName >= 0 ? byName + 1 : /^\d+$/.test(name) ? Number(name) : -1;
  return number < 0 || number > regex.groupNames.length ? undefined : (match.groups[number] ?? null);
}

/** .NET's replacement texts: `${name}`, `$1`, `$&`, `$$`, `` $` ``, `$'`; an unknown group stays as written (X-43). */
export function replaceMatches(regex: NetRegex, text: string, replacement: string): string {
  let result = '';
  let last = 0;
  for (const match of regex.matches(text)) {
    result += text.slice(last, match.start) + expand(regex, match, text, replacement);
    last = match.end;
  }
  return result + text.slice(last);
}

function expand(regex: NetRegex, match: RegexMatch, text: string, replacement: string): string {
  return replacement.replace(/\$(?:\$|&|`|'|\{(\w+)\}|(\d+))/g, (written, braced?: string, number?: string) => {
    switch (written) {
      case '$$':
        return '$';
      case '$&':
        return match.text;
      case '$`':
        return text.slice(0, match.start);
      case "$'":
        return text.slice(match.end);
    }
    const group = groupOf(regex, match, (braced ?? number) as string);
    return group === undefined ? written : (group?.text ?? '');
  });
}
