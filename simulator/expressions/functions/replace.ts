/** Replace: which arguments are given decides what it does. */
import { boundedText } from '../bounded-text.ts';
import { ExpressionError, evaluationFailure } from '../errors.ts';
import { optional, parameter, type StrictFunction } from '../function-definition.ts';
import { groupOf, type NetRegex, netRegex } from '../net-regex/index.ts';
import { replaceMatches } from '../net-regex/replacement.ts';
import { isNothing, isNullOrEmpty, canonicalText as text, type Value } from '../values.ts';

type Mode = 'fallback' | 'template' | 'text' | 'group' | 'pattern';

/** The modes in the order in which they are tried; each by the places of the arguments it needs. */
const modes: readonly { mode: Mode; needs: readonly number[] }[] = [
  { mode: 'fallback', needs: [2, 3, 5] },
  { mode: 'template', needs: [1, 6] },
  { mode: 'text', needs: [1, 4] },
  { mode: 'group', needs: [2, 3, 4] },
  { mode: 'pattern', needs: [2, 4] },
];

/** An argument that isn't given is null in a tree, undefined among values. */
function modeOf<T>(args: readonly (T | null | undefined)[], notGiven: null | undefined): Mode | null {
  const isGiven = (place: number) => place < args.length && args[place] !== notGiven;
  return modes.find(({ needs }) => needs.every(isGiven))?.mode ?? null;
}

export const replaceFunction: StrictFunction = {
  name: 'Replace',
  kind: 'text',
  parameters: [
    parameter('source', 'The text'),
    parameter('Find', 'oldValue: a text to replace', optional),
    parameter('RegularExpression', 'regexPattern: a .NET regular expression', optional),
    parameter('RegularExpressionGroupName', 'regexGroupName: a group of the pattern', optional),
    parameter('Replacement', 'replacementValue: what is put in its place', optional),
    parameter(
      'ReplacementPropertyName',
      'replacementAttributeName: an attribute used when the source is empty',
      optional,
    ),
    parameter('Template', 'template: in which oldValue is replaced by the source', optional),
  ],
  doc: 'Replaces parts of a text: by text, by pattern, by a group of a pattern, through a template, or from another attribute when the source is empty.',
  examples: [
    {
      expression: 'Replace([BusinessTitle],"Product Developer", , , "Software Engineer", , )',
      attributes: { BusinessTitle: 'Product Developer' },
      result: 'Software Engineer',
    },
    {
      expression: 'Replace([UserID],"<username>", , , , , "<username>@contoso.com")',
      attributes: { UserID: 'jsmith' },
      result: 'jsmith@contoso.com',
    },
    {
      expression:
        'Replace([telephoneNumber], , "\\\\+(?<isdCode>\\\\d* )(?<phoneNumber>\\\\d{10})", , "${phoneNumber}", , )',
      attributes: { telephoneNumber: '+91 9998887777' },
      result: '9998887777',
    },
    {
      expression: 'Replace([mobile], , "[()\\\\s-]+", , "", , )',
      attributes: { mobile: '+1 (555) 123-4567' },
      result: '+15551234567',
    },
    {
      expression: 'Replace([AddressLineData], ,"(?<streetNumber>^\\\\d*)","streetNumber", "888", , )',
      attributes: { AddressLineData: '545 Tremont Street' },
      result: '888 Tremont Street',
    },
    {
      expression: 'Replace([userPrincipalName], , "(?<Suffix>@(.)*)", "Suffix", "", , )',
      attributes: { userPrincipalName: 'jsmith@contoso.com' },
      result: 'jsmith',
    },
    {
      expression:
        'Replace([telephoneNumber], , "\\\\+(?<isdCode>\\\\d* )(?<phoneNumber>\\\\d{10})", "phoneNumber" , , [mobile], )',
      attributes: { telephoneNumber: '', mobile: '+91 8887779999' },
      result: '8887779999',
    },
    {
      expression: 'Replace([mailNickname], , "[a-zA-Z_]*", , "", , )',
      attributes: { mailNickname: 'john_doe72' },
      result: '72',
    },
    {
      expression: 'Replace([mail], "@contoso.com", , ,"", ,)',
      attributes: { mail: 'john.doe@contoso.com' },
      result: 'john.doe',
    },
    {
      expression: 'Replace([preferredLanguage], "-", , , "_", ,  )',
      attributes: { preferredLanguage: 'EN-US' },
      result: 'EN_US',
    },
  ],
  rules: ['X-73', 'X-74', 'X-75', 'X-76', 'X-116', 'X-42', 'X-43'],
  isCurrent: true,
  check: (args) => {
    const mode = modeOf(args, null);
    if (mode === null)
      return 'this combination of arguments does nothing; give an old value or a pattern, and what replaces it.';
    if (mode === 'fallback' && args[5]?.type !== 'attribute')
      return 'replacementAttributeName must be an attribute in brackets.';
    return null;
  },
  takesNothing: true,
  call: (values) => {
    try {
      return replace(values);
    } catch (error) {
      // A bad pattern is found on an object, not when the schema is saved.
      if (!(error instanceof ExpressionError && error.code === 'PATTERN_INVALID')) throw error;
      throw evaluationFailure('Replace', error.message);
    }
  },
};

function replace(values: readonly Value[]): Value {
  const [source, old, pattern, group, replacement, other, template] = values;
  const mode = modeOf(values, undefined) as Mode;
  if (mode === 'fallback') return isNullOrEmpty(source) ? groupIn(other, netRegex(text(pattern)), text(group)) : source;
  if (isNothing(source)) return null;
  switch (mode) {
    case 'template':
      return replaceText(text(template), text(old), text(source));
    case 'text':
      return replaceText(text(source), text(old), text(replacement));
    case 'group':
      return replaceGroup(text(source), netRegex(text(pattern)), text(group), text(replacement));
    case 'pattern':
      return replaceMatches(netRegex(text(pattern)), text(source), text(replacement));
  }
}

/** Both are literal text. */
function replaceText(given: string, old: string, replacement: string): string {
  if (old === '') throw evaluationFailure('Replace', 'The text to replace is empty.');
  const result = boundedText('Replace');
  let last = 0;
  for (let at = given.indexOf(old); at >= 0; at = given.indexOf(old, last)) {
    result.add(given.slice(last, at));
    result.add(replacement);
    last = at + old.length;
  }
  result.add(given.slice(last));
  return result.text;
}

/** What a group matches first in the other attribute (mode 1); nothing when it doesn't. */
function groupIn(given: Value, regex: NetRegex, name: string): Value {
  const [match] = isNothing(given) ? [] : regex.matches(text(given), 1);
  return match ? (requireGroup(groupOf(regex, match, name), name)?.text ?? null) : null;
}

/** In each match the part that the group matched is replaced; the rest of the match stays. */
function replaceGroup(given: string, regex: NetRegex, name: string, replacement: string): string {
  const result = boundedText('Replace');
  let last = 0;
  for (const match of regex.matches(given)) {
    const group = requireGroup(groupOf(regex, match, name), name);
    // A group that looks behind may lie in what is replaced already.
    if (!group || group.start < last) continue;
    result.add(given.slice(last, group.start));
    result.add(replacement);
    last = group.end;
  }
  result.add(given.slice(last));
  return result.text;
}

function requireGroup<T>(group: T | undefined, name: string): T {
  if (group === undefined) throw evaluationFailure('Replace', `The pattern has no group '${name}'.`);
  return group;
}
