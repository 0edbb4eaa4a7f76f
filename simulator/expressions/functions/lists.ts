/** Functions on lists, and the plain ones on numbers. */
import { evaluationFailure } from '../errors.ts';
import { type FunctionDescription, integer, optional, parameter } from '../function-definition.ts';
import { asBigInteger, canonicalText, type Value, valuesOf } from '../values.ts';
import { trimWhiteSpace } from '../white-space.ts';
import { integerOf } from './integer-of.ts';

const attribute = parameter('attribute', 'A list, or a single value as a list of one');

/** By their texts; an empty separator parts nothing. */
function partsOf(text: string, delimiter: string): string[] {
  const parts = delimiter === '' ? [text] : text.split(delimiter);
  return parts.map(trimWhiteSpace).filter((part) => part !== '');
}

function bitsOf(value: Value): bigint {
  const number = asBigInteger(canonicalText(value));
  if (number === null) throw evaluationFailure('BitAnd', `'${canonicalText(value)}' is no integer.`);
  return BigInt.asIntN(64, number);
}

export const listFunctions: readonly FunctionDescription[] = [
  {
    name: 'Count',
    kind: 'list',
    parameters: [attribute],
    doc: 'Number of values.',
    examples: [{ expression: 'Count([proxyAddresses])', attributes: { proxyAddresses: ['a', 'b'] }, result: '2' }],
    rules: ['X-62'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => valuesOf(value).length,
  },
  {
    name: 'Item',
    kind: 'list',
    parameters: [attribute, parameter('index', 'Which value; the first is 1', integer)],
    doc: 'One value of a list.',
    examples: [
      {
        expression: 'Item([proxyAddresses], 2)',
        attributes: { proxyAddresses: ['SMTP:a', 'smtp:b'] },
        result: 'smtp:b',
      },
    ],
    rules: ['X-103'],
    isCurrent: true,
    takesLists: true,
    call: ([value, index]) => {
      const list = valuesOf(value);
      const number = integerOf('Item', 'index', index);
      if (number < 1 || number > list.length) {
        throw evaluationFailure('Item', `There is no value ${number}; the list has ${list.length}.`);
      }
      return list[number - 1];
    },
  },
  {
    name: 'RemoveDuplicates',
    kind: 'list',
    parameters: [attribute],
    doc: 'Each value once, in the order of their first occurrences.',
    examples: [
      { expression: 'RemoveDuplicates([values])', attributes: { values: ['a', 'b', 'a'] }, result: ['a', 'b'] },
    ],
    rules: ['X-115'],
    isCurrent: true,
    takesLists: true,
    call: ([value]) => {
      const seen = new Set<string>();
      return valuesOf(value).filter((item) => {
        const text = canonicalText(item);
        return seen.has(text) ? false : seen.add(text);
      });
    },
  },
  {
    name: 'Split',
    kind: 'list',
    parameters: [
      parameter('source', 'The text'),
      parameter('delimiter', 'What stands between the parts; a comma when not given', optional),
    ],
    doc: 'The parts of a text, without white space around them.',
    examples: [
      {
        expression: 'Split([extensionAttribute5], ",")',
        attributes: { extensionAttribute5: 'PermissionSetOne, PermissionSetTwo' },
        result: ['PermissionSetOne', 'PermissionSetTwo'],
      },
    ],
    rules: ['X-79'],
    isCurrent: true,
    call: ([value, delimiter]) =>
      partsOf(canonicalText(value), delimiter === undefined ? ',' : canonicalText(delimiter)),
  },
  {
    name: 'Redact',
    kind: 'list',
    parameters: [parameter('value', 'Any value')],
    doc: 'The value unchanged; the log shows [Redact] in its place.',
    examples: [{ expression: 'Redact([employeeId])', attributes: { employeeId: '4711' }, result: '4711' }],
    rules: ['X-114'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => value,
  },
  {
    name: 'BitAnd',
    kind: 'number',
    parameters: [parameter('value1', 'An integer', integer), parameter('value2', 'An integer', integer)],
    doc: 'The bits that both integers have set.',
    examples: [{ expression: 'BitAnd(&HF, &HF7)', attributes: {}, result: '7' }],
    rules: ['X-54'],
    isCurrent: true,
    call: ([a, b]) => BigInt.asIntN(64, bitsOf(a) & bitsOf(b)).toString(),
  },
];
