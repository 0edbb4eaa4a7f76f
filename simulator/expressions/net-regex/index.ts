/**
 * .NET regular expressions: matched by backtracking within a number of steps, and where those are used
 * up, in linear time by RE2 if the pattern and the text allow it. Every use ends; none depends on the machine.
 */
import { RE2JS } from 're2js';
import { ExpressionError } from '../errors.ts';
import { Backtracker, outOfSteps, type Ranges } from './backtracker.ts';
import { type LinearForm, linearForm } from './linear-form.ts';
import { parsePattern } from './parse-pattern.ts';
import { compileProgram, type Program } from './program.ts';

export interface GroupMatch {
  start: number;
  end: number;
  text: string;
}

export interface RegexMatch extends GroupMatch {
  /** By .NET's numbers; 0 is the whole match, null a group that took no part. */
  groups: readonly (GroupMatch | null)[];
}

export interface NetRegex {
  /** By number; 0 is the whole match, null an unnamed group. */
  groupNames: readonly (string | null)[];
  /** From left to right. Throws ExpressionError (PATTERN_INVALID) when the text takes too much work. */
  matches(text: string, most?: number): RegexMatch[];
  isMatch(text: string): boolean;
}

/** Steps of one use; a text of a directory takes some hundreds. */
const MOST_STEPS = 5_000_000;
/** Characters times parts of the pattern that RE2 may look at in one use. */
const MOST_LINEAR_WORK = 20_000_000;
const MOST_KEPT = 1000;

const kept = new Map<string, NetRegex>();

/** Throws ExpressionError (PATTERN_INVALID). */
export function netRegex(pattern: string): NetRegex {
  const known = kept.get(pattern);
  if (known) return known;
  const regex = compileRegex(pattern);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(pattern, regex);
  return regex;
}

function compileRegex(text: string): NetRegex {
  const pattern = parsePattern(text);
  const program = compileProgram(pattern);
  const linear = linearMatcher(linearForm(pattern));
  const matches = (given: string, most = Number.POSITIVE_INFINITY): RegexMatch[] => {
    const found = backtrack(program, given, most) ?? linear(given, most);
    if (found === null) throw tooMuchWork(text, given);
    return found.map((ranges) => matchOf(given, ranges));
  };
  return { groupNames: pattern.groupNames, matches, isMatch: (given) => matches(given, 1).length > 0 };
}

/** Null when the steps are used up. */
function backtrack(program: Program, text: string, most: number): Ranges[] | null {
  const matcher = new Backtracker(program, text, MOST_STEPS);
  const found: Ranges[] = [];
  try {
    for (let from = 0; found.length < most && from <= text.length; ) {
      const ranges = matcher.find(from);
      if (!ranges) break;
      found.push(ranges);
      const [start, end] = ranges as [number, number];
      from = end === start ? end + 1 : end;
    }
  } catch (error) {
    if (error !== outOfSteps) throw error;
    return null;
  }
  return found;
}

/** Null when the form doesn't fit the text, or that is too long for it. */
function linearMatcher(form: LinearForm | null): (text: string, most: number) => Ranges[] | null {
  let compiled: RE2JS | null | undefined;
  return (text, most) => {
    if (!form?.fits(text)) return null;
    compiled ??= compileLinear(form.source);
    if (compiled === null) return null;
    const matcher = compiled.matcher(text);
    const found: Ranges[] = [];
    let work = 0;
    for (let from = 0; found.length < most && from <= text.length; ) {
      work += (text.length - from + 1) * form.size;
      if (work > MOST_LINEAR_WORK) return null;
      if (!matcher.find(from)) break;
      const ranges = new Array<number>((form.groups.length + 1) * 2).fill(-1);
      for (const [place, number] of [0, ...form.groups].entries()) {
        ranges[number * 2] = matcher.start(place);
        ranges[number * 2 + 1] = matcher.end(place);
      }
      found.push(ranges);
      from = matcher.end() === matcher.start() ? matcher.end() + 1 : matcher.end();
    }
    return found;
  };
}

/** Null when RE2 has a limit of its own that the pattern breaks. */
function compileLinear(source: string): RE2JS | null {
  try {
    return RE2JS.compile(source);
  } catch {
    return null;
  }
}

function matchOf(text: string, ranges: Ranges): RegexMatch {
  const groups: (GroupMatch | null)[] = [];
  for (let number = 0; number * 2 < ranges.length; number++) {
    const [start, end] = [ranges[number * 2] as number, ranges[number * 2 + 1] as number];
    groups.push(start < 0 ? null : { start, end, text: text.slice(start, end) });
  }
  return { ...(groups[0] as GroupMatch), groups };
}

function tooMuchWork(pattern: string, text: string): ExpressionError {
  const message = `The pattern '${pattern.slice(0, 200)}' takes too much work on a text of ${text.length} characters. Write it without repetition inside repetition.`;
  return new ExpressionError('PATTERN_INVALID', message, null);
}

/** A group by its name or number; null when it took no part, undefined when there is no such group. */
export function groupOf(regex: NetRegex, match: RegexMatch, name: string): GroupMatch | null | undefined {
  const named = regex.groupNames.indexOf(name);
  const number = named > 0 ? named : /^\d+$/.test(name) ? Number(name) : -1;
  return match.groups[number];
}
