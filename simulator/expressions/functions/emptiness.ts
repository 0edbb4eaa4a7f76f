/** Functions that ask whether there is a value. */
import { parameter, type StrictFunction } from '../function-definition.ts';
import { isNothing, isNullOrEmpty } from '../values.ts';

const expression = parameter('expression', 'Any value');

export const emptinessFunctions: readonly StrictFunction[] = [
  {
    name: 'IsNull',
    kind: 'logic',
    parameters: [expression],
    doc: 'Whether the value is nothing; the empty text is not.',
    examples: [{ expression: 'IsNull([displayName])', attributes: {}, result: 'True' }],
    rules: ['X-101', 'X-27'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => isNothing(value),
  },
  {
    name: 'IsNullOrEmpty',
    kind: 'logic',
    parameters: [expression],
    doc: 'Whether the value is nothing or empty.',
    examples: [{ expression: 'IsNullOrEmpty([displayName])', attributes: { displayName: '' }, result: 'True' }],
    rules: ['X-101'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => isNullOrEmpty(value),
  },
  {
    name: 'IsNothing',
    kind: 'logic',
    parameters: [parameter('source', 'Any value', { type: 'Boolean' })],
    doc: 'As IsNullOrEmpty.',
    examples: [{ expression: 'IsNothing([displayName])', attributes: {}, result: 'True' }],
    rules: ['X-87'],
    isCurrent: false,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => isNullOrEmpty(value),
  },
  {
    name: 'IsPresent',
    kind: 'logic',
    parameters: [expression],
    doc: 'Whether there is a value that is not empty.',
    examples: [{ expression: 'IsPresent([displayName])', attributes: { displayName: 'Ada' }, result: 'True' }],
    rules: ['X-101', 'X-102'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => !isNullOrEmpty(value),
  },
  {
    name: 'IsString',
    kind: 'logic',
    parameters: [expression],
    doc: 'Whether the value is text.',
    examples: [{ expression: 'IsString([accountEnabled])', attributes: { accountEnabled: true }, result: 'False' }],
    rules: ['X-101'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => typeof value === 'string',
  },
  {
    name: 'IgnoreFlowIfNullOrEmpty',
    kind: 'logic',
    parameters: [expression],
    doc: 'The value; when it is nothing or empty, the attribute is left out and takes no default either.',
    examples: [
      { expression: 'IgnoreFlowIfNullOrEmpty([department])', attributes: {}, result: undefined },
      {
        expression: 'IgnoreFlowIfNullOrEmpty(IIF([country]="USA",[region],""))',
        attributes: { country: 'Canada', region: 'West' },
        result: undefined,
      },
      {
        expression:
          'IgnoreFlowIfNullOrEmpty(Switch([prefix], "", "3443", "Dr.", "3444", "Prof.", "3445", "Prof. Dr."))',
        attributes: { prefix: '9999' },
        result: undefined,
      },
    ],
    rules: ['X-98', 'X-30'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => (isNullOrEmpty(value) ? undefined : value),
  },
];
