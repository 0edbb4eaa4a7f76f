/** Replace: which arguments are given decides what it does. */
import { evaluationFailure } from '../errors.ts';
import { type Argument, type Compiled, type FunctionDescription, optional, parameter } from '../function-definition.ts';
import type { ExpressionTree } from '../tree.ts';
import { canonicalText, isList, isNothing, isNullOrEmpty, type Value } from '../values.ts';
import { groupOf, netRegex, replaceMatches } from './net-regex.ts';

type Mode = 'fallback' | 'template' | 'text' | 'group' | 'pattern';

/** The modes in the order in which they are tried; each by the places of the arguments it needs. */
const modes: readonly { mode: Mode; needs: readonly number[] }[] = [
  { mode: 'fallback', needs: [2, 3, 5] },
  { mode: 'template', needs: [1, 6] },
  { mode: 'text', needs: [1, 4] },
  { mode: 'group', needs: [2, 3, 4] },
  { mode: 'pattern', needs: [2, 4] },
];

function modeOf(args: readonly (unknown | null)[]): Mode | null {
  return (
    modes.find(({ needs }) => needs.every((place) => args[place] !== null && args[place] !== undefined))?.mode ?? null
  );
}

function checkPattern(args: readonly (ExpressionTree | null)[]): string | null {
  const pattern = args[2];
  if (pattern?.type !== 'constant') return null;
  try {
    netRegex(pattern.value);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

export const replaceFunction: FunctionDescription = {
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
    if (modeOf(args) === null)
      return 'this combination of arguments does nothing; give an old value or a pattern, and what replaces it.';
    if (modeOf(args) === 'fallback' && args[5]?.type !== 'attribute')
      return 'replacementAttributeName must be an attribute in brackets.';
    return checkPattern(args);
  },
  compile: (args) => {
    const mode = modeOf(args) as Mode;
    const read = (place: number): Compiled => (args[place] as Argument).evaluate;
    const source = read(0);
    const each = (change: (text: string, environment: Parameters<Compiled>[0]) => Value): Compiled => {
      return (environment) => {
        const value = source(environment);
        if (isNothing(value)) return null;
        if (isList(value))
          return value.map((item) => (isNothing(item) ? null : change(canonicalText(item), environment)));
        return change(canonicalText(value), environment);
      };
    };
    switch (mode) {
      case 'fallback':
        return fallback(source, read(2), read(3), read(5));
      case 'template': {
        const [old, template] = [read(1), read(6)];
        return each((text, environment) =>
          canonicalText(template(environment))
            .split(canonicalText(old(environment)))
            .join(text),
        );
      }
      case 'text': {
        const [old, replacement] = [read(1), read(4)];
        return each((text, environment) => {
          const wanted = canonicalText(old(environment));
          if (wanted === '') throw evaluationFailure('Replace', 'The text to replace is empty.');
          return text.split(wanted).join(canonicalText(replacement(environment)));
        });
      }
      case 'group': {
        const [pattern, group, replacement] = [read(2), read(3), read(4)];
        return each((text, environment) =>
          replaceGroup(
            text,
            canonicalText(pattern(environment)),
            canonicalText(group(environment)),
            canonicalText(replacement(environment)),
          ),
        );
      }
      case 'pattern': {
        const [pattern, replacement] = [read(2), read(4)];
        return each((text, environment) =>
          replaceMatches(netRegex(canonicalText(pattern(environment))), text, canonicalText(replacement(environment))),
        );
      }
    }
  },
};

/** A source with a value stays; else the group that the pattern finds in the other attribute (mode 1). */
function fallback(source: Compiled, pattern: Compiled, group: Compiled, attribute: Compiled): Compiled {
  return (environment) => {
    const value = source(environment);
    if (!isNullOrEmpty(value)) return value;
    const other = attribute(environment);
    if (isNothing(other)) return null;
    const regex = netRegex(canonicalText(pattern(environment)));
    const name = canonicalText(group(environment));
    const [match] = regex.matches(canonicalText(other), 1);
    if (!match) return null;
    return requireGroup(groupOf(regex, match, name), name)?.text ?? null;
  };
}

/** In each match the part that the group matched is replaced; the rest of the match stays. */
function replaceGroup(text: string, pattern: string, name: string, replacement: string): string {
  const regex = netRegex(pattern);
  let result = '';
  let last = 0;
  for (const match of regex.matches(text)) {
    const group = requireGroup(groupOf(regex, match, name), name);
    if (!group) continue;
    result += text.slice(last, group.start) + replacement;
    last = group.end;
  }
  return result + text.slice(last);
}

function requireGroup<T>(group: T | undefined, name: string): T {
  if (group === undefined) throw evaluationFailure('Replace', `The pattern has no group '${name}'.`);
  return group;
}
