/** The matcher of .NET's patterns against two that others wrote: JavaScript's and RE2, where they should agree. */
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { netRegex } from '../../simulator/expressions/index.ts';
import { linearForm } from '../../simulator/expressions/net-regex/linear-form.ts';
import { parsePattern } from '../../simulator/expressions/net-regex/parse-pattern.ts';

interface Written {
  net: string;
  /** The same for JavaScript without the flag u, which counts UTF-16 units as .NET does. */
  js: string;
  canBeEmpty: boolean;
}

const same = (text: string): Written => ({ net: text, js: text, canBeEmpty: false });
const anchor = (net: string, js: string): Written => ({ net, js, canBeEmpty: true });

const one = fc.constantFrom(
  ...['a', 'b', '1', '\\n', '[ab]', '[^a]', '[^\\n1]', '\\t', '[a-b1]', '\\x61', '\\u0062'].map(same),
  { net: '.', js: '[^\\n]', canBeEmpty: false },
  { net: '\\w', js: '[a-zA-Z0-9]', canBeEmpty: false },
  { net: '\\D', js: '[^0-9]', canBeEmpty: false },
  { net: '[\\s\\S]', js: '[^]', canBeEmpty: false },
  { net: '[a-b1-[b]]', js: '[a1]', canBeEmpty: false },
  { net: '(?i:A)', js: '[aA]', canBeEmpty: false },
);
const anchors = fc.constantFrom(
  anchor('^', '(?<![^])'),
  anchor('$', '(?=\\n?(?![^]))'),
  anchor('\\z', '(?![^])'),
  anchor('\\b', '\\b'),
  anchor('(?m:$)', '(?=\\n|(?![^]))'),
  anchor('(?m:^)', '(?<=\\n|(?<![^]))'),
);
const quantifiers = fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?', '{2,}');

/** `captures` is off inside a repetition: JavaScript forgets groups from turn to turn, .NET doesn't. */
function patterns(depth: number, captures: boolean, looks: boolean): fc.Arbitrary<Written> {
  if (depth === 0) return fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: anchors });
  const inner = patterns(depth - 1, captures, looks);
  const sequence = fc.array(inner, { minLength: 1, maxLength: 3 }).map((parts) => ({
    net: parts.map(({ net }) => net).join(''),
    js: parts.map(({ js }) => js).join(''),
    canBeEmpty: parts.every(({ canBeEmpty }) => canBeEmpty),
  }));
  const choice = fc.tuple(inner, inner).map(([a, b]) => ({
    net: `(?:${a.net}|${b.net})`,
    js: `(?:${a.js}|${b.js})`,
    canBeEmpty: a.canBeEmpty || b.canBeEmpty,
  }));
  const repeat = fc
    .tuple(
      patterns(depth - 1, false, looks).filter(({ canBeEmpty }) => !canBeEmpty),
      quantifiers,
    )
    .map(([{ net, js }, sign]) => ({
      net: `(?:${net})${sign}`,
      js: `(?:${js})${sign}`,
      canBeEmpty: !/^(?:\+|\{[12])/.test(sign),
    }));
  const group = inner.map(({ net, js, canBeEmpty }) => ({ net: `(${net})`, js: `(${js})`, canBeEmpty }));
  const look = fc
    .tuple(inner, fc.constantFrom('?=', '?!', '?<=', '?<!'))
    .map(([{ net, js }, kind]) => anchor(`(${kind}${net})`, `(${kind}${js})`));
  return fc.oneof(inner, sequence, choice, repeat, ...(captures ? [group] : []), ...(looks ? [look] : []));
}

const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', '\n', '-'), maxLength: 12 });

type Found = ([number, number] | null)[][];

function found(pattern: string, text: string): Found {
  return netRegex(pattern)
    .matches(text)
    .map(({ groups }) => groups.map((group) => group && [group.start, group.end]));
}

function foundByJavaScript(pattern: string, text: string): Found {
  return [...text.matchAll(new RegExp(pattern, 'dg'))].map(({ indices }) =>
    (indices ?? []).map((range) => range ?? null),
  );
}

function foundByRe2(pattern: string, text: string): Found | null {
  const form = linearForm(parsePattern(pattern));
  if (!form?.fits(text)) return null;
  const matcher = RE2JS.compile(form.source).matcher(text);
  const all: Found = [];
  for (let from = 0; from <= text.length && matcher.find(from); ) {
    const groups: Found[number] = [];
    for (const [place, number] of [0, ...form.groups].entries()) {
      groups[number] = matcher.start(place) < 0 ? null : [matcher.start(place), matcher.end(place)];
    }
    all.push(groups);
    from = matcher.end() + (matcher.end() === matcher.start() ? 1 : 0);
  }
  return all;
}

describe('the matcher of .NET’s patterns (X-42)', () => {
  it('finds what JavaScript finds, groups included, where the two languages agree', () => {
    fc.assert(
      fc.property(patterns(3, true, true), texts, ({ net, js }, text) => {
        expect(found(net, text), net).toEqual(foundByJavaScript(js, text));
      }),
      { numRuns: 4_000, seed: 11 },
    );
  });

  it('finds what RE2 finds with every pattern that it would hand over', () => {
    let compared = 0;
    fc.assert(
      fc.property(patterns(3, true, false), texts, ({ net }, text) => {
        const wanted = foundByRe2(net, text);
        if (wanted === null) return;
        compared++;
        expect(found(net, text), net).toEqual(wanted);
      }),
      { numRuns: 2_000, seed: 12 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('ends on any text, whatever stands in the pattern', () => {
    const piece = fc.constantFrom(
      ...'a b ( ) [ ] { } * + ? | ^ $ . \\ - , 1 2 < > = ! : i x n k'.split(' '),
      '(?',
      '(?<',
      '\\p{',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), texts, (pieces, text) => {
        try {
          netRegex(pieces.join('')).matches(text);
        } catch (error) {
          expect((error as { code?: string }).code, pieces.join('')).toBe('PATTERN_INVALID');
        }
      }),
      { numRuns: 5_000, seed: 13 },
    );
  });
});
