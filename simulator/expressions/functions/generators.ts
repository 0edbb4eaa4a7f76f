/** Functions whose result comes from the clock, chance or the tenant. */
import { evaluationFailure } from '../errors.ts';
import { type FunctionDescription, integer, optional, parameter } from '../function-definition.ts';
import { asInteger, canonicalText, type Value } from '../values.ts';

/** Those of the Windows rule for passwords. */
const SPECIAL = `~!@#$%^&*_-+=\`|\\(){}[]:;"'<>,.?/`;
const LONGEST = 256;

function count(name: string, value: Value): number {
  const found = asInteger(canonicalText(value));
  if (found === null || found < 0) {
    throw evaluationFailure('RandomString', `${name} must be a whole number, but is '${canonicalText(value)}'.`);
  }
  return found;
}

export const generatorFunctions: readonly FunctionDescription[] = [
  {
    name: 'Guid',
    kind: 'generator',
    parameters: [],
    doc: 'A new random GUID.',
    examples: [
      {
        expression: 'Guid()',
        attributes: {},
        result: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      },
    ],
    rules: ['X-97', 'X-39'],
    isCurrent: true,
    call: (_values, { chance }) => chance.guid(),
  },
  {
    name: 'DefaultDomain',
    kind: 'generator',
    parameters: [],
    doc: 'The tenant’s default domain.',
    examples: [
      {
        expression: 'Join("@", [mailNickname], DefaultDomain())',
        attributes: { mailNickname: 'ada' },
        result: 'ada@woodgrove.example',
      },
    ],
    rules: ['X-68'],
    isCurrent: true,
    call: (_values, { defaultDomain }) => {
      if (!defaultDomain) throw evaluationFailure('DefaultDomain', 'The tenant has no default domain.');
      return defaultDomain;
    },
  },
  {
    name: 'RandomString',
    kind: 'generator',
    parameters: [
      parameter('length', 'Characters in all, at most 256', integer),
      parameter('minimumNumbers', 'At least so many digits', integer),
      parameter('minimumSpecialCharacters', 'At least so many special characters', integer),
      parameter('minimumCapital', 'At least so many capitals', integer),
      parameter('minimumLowerCase', 'At least so many lower-case letters', integer),
      parameter('charactersToAvoid', 'Characters that never occur', optional),
    ],
    doc: 'A random text with at least so many characters of each kind.',
    examples: [
      { expression: 'RandomString(6,3,0,0,3)', attributes: {}, result: /^(?=(?:.*\d){3})(?=(?:.*[a-z]){3}).{6}$/ },
    ],
    rules: ['X-113'],
    isCurrent: true,
    call: ([length, numbers, specials, capitals, lowers, avoid], { chance }) => {
      const total = count('length', length);
      const avoided = new Set(avoid === undefined ? '' : canonicalText(avoid));
      const kinds = [
        { name: 'digit', chars: '0123456789', least: count('minimumNumbers', numbers) },
        { name: 'special character', chars: SPECIAL, least: count('minimumSpecialCharacters', specials) },
        { name: 'capital', chars: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', least: count('minimumCapital', capitals) },
        { name: 'lower-case letter', chars: 'abcdefghijklmnopqrstuvwxyz', least: count('minimumLowerCase', lowers) },
      ].map((kind) => ({ ...kind, chars: [...kind.chars].filter((char) => !avoided.has(char)) }));
      const least = kinds.reduce((sum, kind) => sum + kind.least, 0);
      if (total > LONGEST)
        throw evaluationFailure('RandomString', `length is ${total}; at most ${LONGEST} is allowed.`);
      if (total < least)
        throw evaluationFailure('RandomString', `length is ${total}, but the minimums add up to ${least}.`);
      const empty = kinds.find((kind) => kind.least > 0 && kind.chars.length === 0);
      if (empty)
        throw evaluationFailure('RandomString', `Every ${empty.name} is to be avoided, but ${empty.least} are wanted.`);
      const draw = (chars: readonly string[]) => chars[chance.below(chars.length)] as string;
      const chars = kinds.flatMap((kind) => Array.from({ length: kind.least }, () => draw(kind.chars)));
      const rest = kinds.filter((kind) => kind.chars.length > 0);
      if (chars.length < total && rest.length === 0)
        throw evaluationFailure('RandomString', 'No character is left to use.');
      while (chars.length < total) chars.push(draw((rest[chance.below(rest.length)] as (typeof rest)[number]).chars));
      for (let i = chars.length - 1; i > 0; i--) {
        const j = chance.below(i + 1);
        [chars[i], chars[j]] = [chars[j] as string, chars[i] as string];
      }
      return chars.join('');
    },
  },
];
