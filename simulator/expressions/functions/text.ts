/** Functions on text. */
import { checkLength } from '../bounded-text.ts';
import { evaluationFailure } from '../errors.ts';
import { integer, optional, parameter, repeating, type StrictFunction } from '../function-definition.ts';
import { lower } from '../letter-case.ts';
import { isList, canonicalText as text, type Value } from '../values.ts';
import { trimWhiteSpace } from '../white-space.ts';
import { integerOf } from './integer-of.ts';

const source = parameter('source', 'The text');

/**
 * Empty sources are left out together with their separator. A loop and not a chain of list methods: most
 * mappings join names, for every object.
 */
function joinTexts(separator: string, values: readonly Value[], from: number): string {
  let joined = '';
  let isFirst = true;
  for (let place = from; place < values.length; place++) {
    const value = values[place];
    const part = isList(value) ? joinTexts(separator, value, 0) : text(value);
    if (part === '') continue;
    joined = isFirst ? part : joined + separator + part;
    isFirst = false;
    checkLength('Join', joined.length);
  }
  return joined;
}

/** Whether InStr minds case. */
function mindsCase(compareType: Value): boolean {
  const type = text(compareType);
  if (type === '' || type === 'vbBinaryCompare') return true;
  if (type === 'vbTextCompare') return false;
  throw evaluationFailure('InStr', `compareType must be vbBinaryCompare or vbTextCompare, but is '${type}'.`);
}

/** Each character of `delimiters` parts words; none is empty. */
function wordsOf(given: string, delimiters: string): string[] {
  const separators = new Set(delimiters);
  const words: string[] = [];
  let word = '';
  for (const char of given) {
    if (!separators.has(char)) word += char;
    else if (word !== '') {
      words.push(word);
      word = '';
    }
  }
  if (word !== '') words.push(word);
  return words;
}

export const textFunctions: readonly StrictFunction[] = [
  {
    name: 'Append',
    kind: 'text',
    parameters: [source, parameter('suffix', 'What is put after it')],
    doc: 'Puts a text after another.',
    examples: [
      {
        expression: 'Append([userPrincipalName], ".test")',
        attributes: { userPrincipalName: 'John.Doe@contoso.com' },
        result: 'John.Doe@contoso.com.test',
      },
      {
        expression: 'Append("SMTP:", Join("@", Join(".", [givenName], [surname]), "contoso.com"))',
        attributes: { givenName: 'John', surname: 'Doe' },
        result: 'SMTP:John.Doe@contoso.com',
      },
    ],
    rules: ['X-44'],
    isCurrent: true,
    call: ([value, suffix]) => text(value) + text(suffix),
  },
  {
    name: 'Prepend',
    kind: 'text',
    parameters: [parameter('prefix', 'What is put before it'), source],
    doc: 'Puts a text before another.',
    examples: [
      { expression: 'Prepend("SMTP:", [mail])', attributes: { mail: 'a@b.example' }, result: 'SMTP:a@b.example' },
    ],
    rules: ['X-87'],
    isCurrent: false,
    main: 1,
    call: ([prefix, value]) => text(prefix) + text(value),
  },
  {
    name: 'CStr',
    kind: 'text',
    parameters: [parameter('value', 'Any value')],
    doc: 'The value as text.',
    examples: [
      { expression: 'CStr([dn])', attributes: { dn: 'cn=Joe,dc=contoso,dc=com' }, result: 'cn=Joe,dc=contoso,dc=com' },
    ],
    rules: ['X-63'],
    isCurrent: true,
    call: ([value]) => text(value),
  },
  {
    name: 'InStr',
    kind: 'text',
    parameters: [
      parameter('value1', 'Where to look'),
      parameter('value2', 'What to look for'),
      parameter('start', 'Position to begin at; the first is 1', { ...optional, ...integer }),
      parameter('compareType', 'vbBinaryCompare (case matters, default) or vbTextCompare', {
        ...optional,
        words: ['vbBinaryCompare', 'vbTextCompare'],
      }),
    ],
    doc: 'Position of a text in another, counted from 1; 0 when it is not there.',
    examples: [
      { expression: 'InStr("The quick brown fox","quick")', attributes: {}, result: '5' },
      { expression: 'InStr("repEated","e",3,vbBinaryCompare)', attributes: {}, result: '7' },
      { expression: 'InStr("repEated","e",3,vbTextCompare)', attributes: {}, result: '4' },
    ],
    rules: ['X-100'],
    isCurrent: true,
    call: ([value, wanted, start, compareType]) => {
      const from = start === undefined ? 1 : integerOf('InStr', 'start', start);
      if (from < 1) throw evaluationFailure('InStr', `start must be 1 or more, but is ${from}.`);
      const fold = (each: Value) => (mindsCase(compareType) ? text(each) : lower(text(each)));
      return fold(value).indexOf(fold(wanted), from - 1) + 1;
    },
  },
  {
    name: 'Left',
    kind: 'text',
    parameters: [parameter('string', 'The text'), parameter('numChars', 'How many characters', integer)],
    doc: 'The first characters of a text.',
    examples: [{ expression: 'Left("John Doe", 3)', attributes: {}, result: 'Joh' }],
    rules: ['X-105'],
    isCurrent: true,
    takesNothing: true,
    call: ([value, count]) => {
      const length = integerOf('Left', 'numChars', count);
      return length < 0 ? text(value) : text(value).slice(0, length);
    },
  },
  {
    name: 'Len',
    kind: 'text',
    parameters: [parameter('string', 'The text')],
    doc: 'Number of characters, in UTF-16 units.',
    examples: [
      { expression: 'Len("John Doe")', attributes: {}, result: '8' },
      { expression: 'Len(42568)', attributes: {}, result: '5' },
      { expression: 'Len(42568.75)', attributes: {}, result: '8' },
    ],
    rules: ['X-106', 'X-08'],
    isCurrent: true,
    takesNothing: true,
    call: ([value]) => text(value).length,
  },
  {
    name: 'Mid',
    kind: 'text',
    parameters: [
      source,
      parameter('start', 'Position of the first character; the first is 1', integer),
      parameter('length', 'How many characters', integer),
    ],
    doc: 'A part of a text.',
    examples: [
      {
        expression: 'Mid([userPrincipalName], 1, 8)',
        attributes: { userPrincipalName: 'john.doe@contoso.com' },
        result: 'john.doe',
      },
    ],
    rules: ['X-107', 'X-24'],
    isCurrent: true,
    call: ([value, start, length]) => {
      const [from, count] = [integerOf('Mid', 'start', start), integerOf('Mid', 'length', length)];
      if (from < 1) throw evaluationFailure('Mid', `start must be 1 or more, but is ${from}.`);
      if (count < 0) throw evaluationFailure('Mid', `length can't be negative, but is ${count}.`);
      return text(value).slice(from - 1, from - 1 + count);
    },
  },
  {
    name: 'StripSpaces',
    kind: 'text',
    parameters: [source],
    doc: 'Removes every space.',
    examples: [{ expression: 'StripSpaces([name])', attributes: { name: 'John  Doe\t' }, result: 'JohnDoe\t' }],
    rules: ['X-117'],
    isCurrent: true,
    call: ([value]) => text(value).replaceAll(' ', ''),
  },
  {
    name: 'Trim',
    kind: 'text',
    parameters: [parameter('value', 'The text')],
    doc: 'The text without white space at its ends.',
    examples: [{ expression: 'Trim([name])', attributes: { name: '  Ada ' }, result: 'Ada' }],
    rules: ['X-88'],
    isCurrent: false,
    call: ([value]) => trimWhiteSpace(text(value)),
  },
  {
    name: 'Word',
    kind: 'text',
    parameters: [
      parameter('string', 'The text'),
      parameter('wordNumber', 'Which word; the first is 1', integer),
      parameter('delimiters', 'Characters that part words'),
    ],
    doc: 'One word of a text.',
    examples: [
      { expression: 'Word("The quick brown fox",3," ")', attributes: {}, result: 'brown' },
      { expression: 'Word("This,string!has&many separators",3,",!&#")', attributes: {}, result: 'has' },
    ],
    rules: ['X-86'],
    isCurrent: true,
    takesNothing: true,
    call: ([value, wordNumber, delimiters]) =>
      wordsOf(text(value), text(delimiters))[integerOf('Word', 'wordNumber', wordNumber) - 1] ?? '',
  },
  {
    name: 'Join',
    kind: 'text',
    parameters: [
      parameter('separator', 'What stands between; may be empty'),
      parameter('source', 'Texts or lists', repeating),
    ],
    doc: 'Joins texts; empty ones are left out together with their separator.',
    examples: [
      {
        expression: 'Join(" ", [givenName], [surname])',
        attributes: { givenName: 'John', surname: 'Doe' },
        result: 'John Doe',
      },
      {
        expression: 'Join(", ", "", [surname], [givenName])',
        attributes: { givenName: 'John', surname: 'Doe' },
        result: 'Doe, John',
      },
    ],
    rules: ['X-70', 'X-104'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: (values) => joinTexts(text(values[0]), values, 1),
  },
  {
    name: 'DNComponent',
    kind: 'text',
    parameters: [
      parameter('dn', 'A distinguished name'),
      parameter('n', 'Which component from the left; the first is 1', integer),
    ],
    doc: 'The value of one component of a distinguished name.',
    examples: [
      { expression: 'DNComponent([dn], 2)', attributes: { dn: 'CN=Joe,OU=Sales,DC=contoso' }, result: 'Sales' },
    ],
    rules: ['X-88'],
    isCurrent: false,
    call: ([dn, number]) => {
      const components = text(dn).match(/(?:\\.|[^,\\])+/g) ?? [];
      const component = components[integerOf('DNComponent', 'n', number) - 1];
      return component === undefined ? null : component.slice(component.indexOf('=') + 1).trim();
    },
  },
];
