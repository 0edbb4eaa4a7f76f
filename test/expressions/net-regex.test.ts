/** Facts of .NET's regular expressions, as Replace uses them. */
import { describe, expect, it } from 'vitest';
import { evaluateExpression, netRegex } from '../../simulator/expressions/index.ts';

const written = (text: string) => JSON.stringify(text).replace(/\\n/g, '\n').replace(/\\r/g, '\r');
const replace = (pattern: string, replacement: string, x: string) =>
  evaluateExpression(`Replace([x], , ${written(pattern)}, , ${written(replacement)}, , )`, { x });
const found = (pattern: string, text: string) =>
  netRegex(pattern)
    .matches(text)
    .map((match) => match.text);

describe('patterns', () => {
  it.each([
    ['\\d+', 'a٣b4', ['٣', '4'], 'digits of any script'],
    ['\\w+', 'é-ß_', ['é', 'ß_'], 'letters of any script'],
    ['\\s', 'a\u00a0b\u0085', ['\u00a0', '\u0085'], 'white space of any kind'],
    ['\\bcat\\b', 'cat concat écat', ['cat'], 'word boundaries by Unicode'],
    ['.', '😀', ['\ud83d', '\ude00'], 'UTF-16 units'],
    ['.+', 'a\rb\nc', ['a\rb', 'c'], 'a point stops at line feeds only'],
    ['(?s)a.b', 'a\nb', ['a\nb'], 'the option s'],
    ['(?m)^b$', 'a\nb\nc', ['b'], 'the option m'],
    ['(?m)^b', 'a\rb', [], 'a carriage return ends no line'],
    ['a$', 'a\n', ['a'], '$ stands before a final line feed'],
    ['a$', 'a\n\n', [], 'but before no other'],
    ['a\\z', 'a\n', [], '\\z stands at the very end'],
    ['a\\Z', 'a\n', ['a'], '\\Z does as $'],
    ['(?x) a \\  b # comment', 'a b', ['a b'], 'the option x'],
    ['a(?#comment)+b', 'aab', ['aab'], 'comments'],
    ['(?i)straße', 'STRAßE', ['STRAßE'], 'case that is ignored'],
    ['(?i)s', 'ſ', [], 'a long s is no s'],
    ['(?i)k', '\u212a', ['\u212a'], 'the sign of Kelvin is a k'],
    ['(?i)[a-c]+(?-i)D', 'AbCD abcd', ['AbCD'], 'options in the middle'],
    ['(?i:a)b', 'Ab AB', ['Ab'], 'options of a group'],
    ['[a-z-[aeiou]]+', 'hello', ['h', 'll'], 'subtraction'],
    ['[^\\W\\d]+', 'a1_b', ['a', '_b'], 'negated classes inside a class'],
    ['[]a]+', 'a]b', ['a]'], 'a bracket that comes first is a member'],
    ['a{,2}', 'a{,2}', ['a{,2}'], 'a brace that counts nothing is itself'],
    ['\\x41\\u0042\\103\\cI', 'ABC\t', ['ABC\t'], 'characters by number'],
    ['(a)\\1', 'aa', ['aa'], 'back-references'],
    ['(?<x>a)\\k<x>', 'aa', ['aa'], 'back-references by name'],
    ['(?:(b)|a)\\1', 'aa bb', ['bb'], 'a group that took no part has no text to repeat'],
    ['(?<=@)\\w+', 'ada@b', ['b'], 'look-behind'],
    ['(?<!a)b', 'ab bb', ['b', 'b'], 'negative look-behind'],
    ['q(?!u)', 'qa qu', ['q'], 'negative look-ahead'],
    ['(?>a+)a', 'aaa', [], 'atomic groups'],
    ['^(?:a?b??)*', 'ab', ['a'], 'an empty turn ends a repetition'],
    ['a+?', 'aa', ['a', 'a'], 'lazy repetition'],
    ['\\p{Lu}\\P{Lu}', 'Éa', ['Éa'], 'general categories'],
    ["(?'n'a)", 'a', ['a'], 'names in single quotation marks'],
    ['(?n)(a)(?<x>b)', 'ab', ['ab'], 'the option n'],
  ])('%s finds in %j: %j, as .NET has %4$s (X-42)', (pattern, text, wanted) => {
    expect(found(pattern, text)).toEqual(wanted);
  });

  it('unnamed groups are numbered before named ones (X-43)', () => {
    const regex = netRegex('(?<a>x)(y)(?<b>z)');
    expect(regex.groupNames).toEqual([null, null, 'a', 'b']);
    expect(regex.matches('xyz')[0]?.groups.map((group) => group?.text)).toEqual(['xyz', 'y', 'x', 'z']);
  });

  it('a group keeps what it matched in an earlier turn', () => {
    expect(netRegex('(?:(a)|b)+').matches('ab')[0]?.groups[1]?.text).toBe('a');
  });

  it.each([
    ['(?(1)a|b)', /conditions/],
    ['(?<a-b>x)', /balancing groups/],
    ['\\Ga', /\\G is not supported/],
    ['\\p{Greek}', /no general category/],
    ['\\p{IsGreek}', /Unicode blocks/],
    ['[[:alpha:]]', /\[:alpha:\]/],
    ['(', /parenthesis is never closed/],
    ['a)', /never opened/],
    ['[a', /bracket is never closed/],
    ['[z-a]', /wrong way round/],
    ['[a-\\d]', /range ends in a class/],
    ['a{2,1}', /wrong way round/],
    ['*a', /follows nothing/],
    ['a**', /quantifier follows a quantifier/],
    ['a++', /quantifier follows a quantifier/],
    ['(a)\\2', /group '2' that it hasn't/],
    ['\\k<nobody>', /group 'nobody' that it hasn't/],
    ['\\i', /\\i is no escape/],
    ['a\\', /ends in a backslash/],
    ['(?<1a>x)', /number for a name/],
    [`${'('.repeat(300)}a${')'.repeat(300)}`, /nested more than 200 deep/],
    ['a'.repeat(10_001), /has 10001 characters/],
  ])('%s is refused with a reason and never matched wrongly (X-42)', (pattern, reason) => {
    expect(() => netRegex(pattern)).toThrow(reason);
  });
});

describe('work', () => {
  it('a pattern that would run for ages ends with an error, at the same place on every machine (X-42)', () => {
    expect(() => netRegex('^(\\w+\\s?)+$(?!x)').matches(`${'word '.repeat(30)}!`)).toThrow(/too much work/);
  });

  it('without look-around RE2 takes over, in linear time (X-42)', () => {
    expect(found('(a+)+b', 'a'.repeat(5_000))).toEqual([]);
    expect(found('(a+)+$', `${'a'.repeat(5_000)}!`)).toEqual([]);
    expect(found('(x+x+)+y', `${'x'.repeat(200)}y`)).toEqual([`${'x'.repeat(200)}y`]);
  });

  it('many matches that each look far ahead end too (X-42)', () => {
    expect(() => netRegex('(?:a+b)|a').matches('a'.repeat(30_000))).toThrow(/too much work/);
  });

  it('a long text with many matches is no trouble', () => {
    expect(found('\\s+', 'a '.repeat(20_000))).toHaveLength(20_000);
  });
});

describe('replacement texts', () => {
  it.each([
    ['(?<last>\\w+), (?<first>\\w+)', '${first} ${last}', 'Reyes, Ada', 'Ada Reyes'],
    ['(a)(b)', '$2$1', 'ab', 'ba'],
    ['(a)b', '${1}0', 'ab', 'a0'],
    ['(a)b', '$10', 'ab', '$10'],
    ['(?<n>a)(b)', '$1$2', 'ab', 'ba'],
    ['a', '<$&>', 'cat', 'c<a>t'],
    ['a', '$$', 'cat', 'c$t'],
    ['a', '${nobody}', 'cat', 'c${nobody}t'],
    ['a', '$<x>', 'cat', 'c$<x>t'],
    ['b', "[$`|$']", 'abc', 'a[a|c]c'],
    ['b', '[$_]', 'abc', 'a[abc]c'],
    ['(a)(b)', '$+', 'ab', 'b'],
    ['(x)?b', '[$1]', 'b', '[]'],
  ])('%s replaced by %s in %j gives %j (X-43)', (pattern, replacement, given, wanted) => {
    expect(replace(pattern, replacement, given)).toBe(wanted);
  });
});

describe('Replace', () => {
  it.each([
    [
      'Replace([x], "a", "b", "n", "c", , "t")',
      't',
      'oldValue with template comes before oldValue with replacementValue',
    ],
    ['Replace([x], "a", "(?<n>a)", "n", "c", , )', 'c', 'oldValue with replacementValue before patterns'],
    [
      'Replace([x], "a", "(?<n>q)", "n", "c", [y], "t")',
      'a',
      'the other attribute before all, where the source has a value',
    ],
  ])('%s of "a" gives %s: %s (X-73)', (expression, wanted) => {
    expect(evaluateExpression(expression, { x: 'a', y: 'q' })).toBe(wanted);
  });

  it('literal text is literal, and all matching minds case (X-73, X-116)', () => {
    expect(evaluateExpression('Replace([x], ".", , , "$&", , )', { x: 'a.b' })).toBe('a$&b');
    expect(evaluateExpression('Replace([x], "A", , , "b", , )', { x: 'aA' })).toBe('ab');
    expect(evaluateExpression('Replace([x], , "(?<n>a)", "n", "$&", , )', { x: 'a' })).toBe('$&');
  });

  it.each([
    ['Replace([x], "a", , , "b", , )', null, ''],
    ['Replace([x], , "^$", , "b", , )', null, 'b'],
    ['Replace([x], "u", , , , , "<u>")', null, '<>'],
    ['Replace([x], , "(?<n>q)", "n", , [y], )', 'q', 'q'],
    ['Replace([x], , "(?<n>z)", "n", , [y], )', null, null],
    ['Replace([x], , "(?<n>.*)", "n", , [z], )', null, null],
  ])('%s of nothing gives %j, of the empty text %j (X-74, X-75)', (expression, ofNothing, ofEmpty) => {
    expect(evaluateExpression(expression, { y: 'q' })).toBe(ofNothing);
    expect(evaluateExpression(expression, { x: '', y: 'q' })).toBe(ofEmpty);
  });

  it('no match leaves the source as it was (X-74)', () => {
    expect(replace('z', 'y', 'abc')).toBe('abc');
    expect(evaluateExpression('Replace([x], , "(?<n>z)", "n", "y", , )', { x: 'abc' })).toBe('abc');
  });

  it('a pattern that matches nothing matches between all characters (X-76)', () => {
    expect(replace('z*', '-', 'ab')).toBe('-a-b-');
    expect(replace('z*', '', 'ab')).toBe('ab');
  });

  it('a group that the pattern hasn’t fails', () => {
    expect(() => evaluateExpression('Replace([x], , "a", "n", "y", , )', { x: 'a' })).toThrow(/no group 'n'/);
  });
});
