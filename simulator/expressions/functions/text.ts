/** Functions on text. */
import { evaluationFailure } from '../errors.ts';
import { integer, optional, parameter, repeating, type StrictFunction } from '../function-definition.ts';
import { asInteger, canonicalText, isList, isNullOrEmpty, type Value } from '../values.ts';
import { normalizeDiacritics } from './diacritics.ts';
import { lower, upper } from './letter-case.ts';
import { properCase } from './proper-case.ts';

const text = canonicalText;
const source = (doc = 'The text') => parameter('source', doc);

function integerOf(name: string, what: string, value: Value): number {
  const found = asInteger(text(value));
  if (found === null) throw evaluationFailure(name, `${what} must be an integer, but is '${text(value)}'.`);
  return found;
}

/** A loop and not a chain of list methods: most mappings join names, for every object. */
function joinTexts(separator: string, values: readonly Value[], from: number): string {
  let joined = '';
  let isFirst = true;
  for (let place = from; place < values.length; place++) {
    const value = values[place];
    if (isNullOrEmpty(value)) continue;
    const part = isList(value) ? joinTexts(separator, value, 0) : text(value);
    if (part === '') continue;
    joined = isFirst ? part : joined + separator + part;
    isFirst = false;
  }
  return joined;
}

export const textFunctions: readonly StrictFunction[] = [
  {
    name: 'Append',
    kind: 'text',
    parameters: [source(), parameter('suffix', 'What is put after it')],
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
    parameters: [parameter('prefix', 'What is put before it'), source()],
    doc: 'Puts a text before another.',
    examples: [
      { expression: 'Prepend("SMTP:", [mail])', attributes: { mail: 'a@b.example' }, result: 'SMTP:a@b.example' },
    ],
    rules: ['X-87'],
    isCurrent: false,
    takesNothing: true,
    call: ([prefix, value]) => (value === null || value === undefined ? null : text(prefix) + text(value)),
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
    name: 'ConvertToBase64',
    kind: 'text',
    parameters: [source()],
    doc: 'Base 64 of the text in UTF-16, little endian.',
    examples: [
      { expression: 'ConvertToBase64("Hello world!")', attributes: {}, result: 'SABlAGwAbABvACAAdwBvAHIAbABkACEA' },
    ],
    rules: ['X-60'],
    isCurrent: true,
    call: ([value]) => Buffer.from(text(value), 'utf16le').toString('base64'),
  },
  {
    name: 'ConvertFromBase64',
    kind: 'text',
    parameters: [source('Base 64'), parameter('encoding', 'Unicode (default), UTF8 or ASCII', optional)],
    doc: 'The text that base 64 stands for.',
    examples: [{ expression: 'ConvertFromBase64("SABpAA==")', attributes: {}, result: 'Hi' }],
    rules: ['X-88'],
    isCurrent: false,
    call: ([value, encoding]) => {
      const bytes = Buffer.from(text(value), 'base64');
      const name = encoding === undefined ? 'unicode' : text(encoding).toLowerCase();
      if (name === 'unicode') return bytes.toString('utf16le');
      if (name === 'utf8') return bytes.toString('utf8');
      if (name === 'ascii') return bytes.toString('latin1').replace(/[\u0080-\u00ff]/g, '?');
      throw evaluationFailure('ConvertFromBase64', `'${text(encoding)}' is no encoding; use Unicode, UTF8 or ASCII.`);
    },
  },
  {
    name: 'ConvertToUTF8Hex',
    kind: 'text',
    parameters: [source()],
    doc: 'The bytes of the text in UTF-8, hexadecimal in capitals.',
    examples: [{ expression: 'ConvertToUTF8Hex("Hello world!")', attributes: {}, result: '48656C6C6F20776F726C6421' }],
    rules: ['X-61'],
    isCurrent: true,
    call: ([value]) => Buffer.from(text(value), 'utf8').toString('hex').toUpperCase(),
  },
  {
    name: 'InStr',
    kind: 'text',
    parameters: [
      parameter('value1', 'Where to look'),
      parameter('value2', 'What to look for'),
      parameter('start', 'Position to begin at; the first is 1', { ...optional, ...integer }),
      parameter('compareType', 'vbBinaryCompare (case matters, default) or vbTextCompare', optional),
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
      const ignoresCase = compareType !== undefined && text(compareType) === 'vbTextCompare';
      const fold = (each: Value) => (ignoresCase ? text(each).toLowerCase() : text(each));
      return String(fold(value).indexOf(fold(wanted), from - 1) + 1);
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
    call: ([value]) => String(text(value).length),
  },
  {
    name: 'Mid',
    kind: 'text',
    parameters: [
      source(),
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
    name: 'NormalizeDiacritics',
    kind: 'text',
    parameters: [source()],
    doc: 'Letters with marks become plain ones.',
    examples: [{ expression: 'NormalizeDiacritics([givenName])', attributes: { givenName: 'Zoë' }, result: 'Zoe' }],
    rules: ['X-71', 'X-108', 'X-109'],
    isCurrent: true,
    call: ([value]) => normalizeDiacritics(text(value)),
  },
  {
    name: 'PCase',
    kind: 'text',
    parameters: [source(), parameter('wordSeparators', 'Characters that part words', optional)],
    doc: 'The first character of each word upper, the others lower.',
    examples: [
      {
        expression: 'PCase([name])',
        attributes: { name: 'PABLO GONSALVES (SECOND)' },
        result: 'Pablo Gonsalves (Second)',
      },
      { expression: `PCase([name]," '-")`, attributes: { name: "PINTO-DE'SILVA" }, result: "Pinto-De'Silva" },
    ],
    rules: ['X-72', 'X-112'],
    isCurrent: true,
    call: ([value, separators]) => properCase(text(value), separators === undefined ? null : text(separators)),
  },
  {
    name: 'StripSpaces',
    kind: 'text',
    parameters: [source()],
    doc: 'Removes every space.',
    examples: [{ expression: 'StripSpaces([name])', attributes: { name: 'John  Doe\t' }, result: 'JohnDoe\t' }],
    rules: ['X-117'],
    isCurrent: true,
    call: ([value]) => text(value).replaceAll(' ', ''),
  },
  {
    name: 'ToLower',
    kind: 'text',
    parameters: [source(), parameter('culture', 'Name of a culture, such as tr-TR', optional)],
    doc: 'The text in lower case.',
    examples: [
      {
        expression: 'ToLower([userPrincipalName], )',
        attributes: { userPrincipalName: 'John.Doe@Contoso.com' },
        result: 'john.doe@contoso.com',
      },
    ],
    rules: ['X-85', 'X-15'],
    isCurrent: true,
    call: ([value, culture]) => lower(text(value), culture === undefined ? null : text(culture)),
  },
  {
    name: 'ToUpper',
    kind: 'text',
    parameters: [source(), parameter('culture', 'Name of a culture, such as tr-TR', optional)],
    doc: 'The text in upper case.',
    examples: [{ expression: 'ToUpper([city])', attributes: { city: 'Straße' }, result: 'STRAßE' }],
    rules: ['X-85'],
    isCurrent: true,
    call: ([value, culture]) => upper(text(value), culture === undefined ? null : text(culture)),
  },
  {
    name: 'Trim',
    kind: 'text',
    parameters: [parameter('value', 'The text')],
    doc: 'The text without white space at its ends.',
    examples: [{ expression: 'Trim([name])', attributes: { name: '  Ada ' }, result: 'Ada' }],
    rules: ['X-88'],
    isCurrent: false,
    call: ([value]) => text(value).trim(),
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
    call: ([value, wordNumber, delimiters]) => {
      const separators = new Set(text(delimiters));
      const words: string[] = [];
      let word = '';
      for (const char of text(value)) {
        if (!separators.has(char)) word += char;
        else if (word !== '') {
          words.push(word);
          word = '';
        }
      }
      if (word !== '') words.push(word);
      return words[integerOf('Word', 'wordNumber', wordNumber) - 1] ?? '';
    },
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
      parameter('number', 'Which component from the left; the first is 1', integer),
    ],
    doc: 'The value of one component of a distinguished name.',
    examples: [
      { expression: 'DNComponent([dn], 2)', attributes: { dn: 'CN=Joe,OU=Sales,DC=contoso' }, result: 'Sales' },
    ],
    rules: ['X-88'],
    isCurrent: false,
    call: ([dn, number]) => {
      const components = text(dn).match(/(?:\\.|[^,\\])+/g) ?? [];
      const component = components[integerOf('DNComponent', 'number', number) - 1];
      return component === undefined ? null : component.slice(component.indexOf('=') + 1).trim();
    },
  },
  {
    name: 'StringFromSid',
    kind: 'text',
    parameters: [parameter('sid', 'The bytes of a security identifier in base 64', { type: 'Binary' })],
    doc: 'A security identifier as text.',
    examples: [{ expression: 'StringFromSid([sid])', attributes: { sid: 'AQEAAAAAAAUSAAAA' }, result: 'S-1-5-18' }],
    rules: ['X-88', 'X-22'],
    isCurrent: false,
    call: ([sid]) => {
      const bytes = Buffer.from(text(sid), 'base64');
      const count = bytes[1] ?? 0;
      if (bytes.length < 8 || bytes.length < 8 + count * 4)
        throw evaluationFailure('StringFromSid', 'The bytes are no security identifier.');
      const parts = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + index * 4));
      return ['S', bytes[0], bytes.readUIntBE(2, 6), ...parts].join('-');
    },
  },
];
