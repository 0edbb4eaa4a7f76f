/** Conditions and choices. IIF and Switch evaluate only what they return. */
import type { SourceAttributes } from '../../model/values.ts';
import { attributeReader } from '../attribute-reader.ts';
import { evaluationFailure } from '../errors.ts';
import {
  type Argument,
  type Compiled,
  type EvaluationContext,
  type FunctionDescription,
  optional,
  parameter,
  repeating,
  result,
} from '../function-definition.ts';
import { canonicalText, compareNumbers, isList, isNothing, isNullOrEmpty, type Value } from '../values.ts';
import { calls, guardedAttributes, truthOf } from './iif-condition.ts';

/** IIF of one object; `guarded` are the attributes that may not be empty. */
function compileIif([condition, yes, no]: readonly (Argument | null)[]): Compiled {
  const test = condition as Argument;
  const guarded = guardedAttributes(test.tree).map((name) => ({ name, read: attributeReader(name) }));
  const emptyOne = (attributes: SourceAttributes) => guarded.find(({ read }) => isNullOrEmpty(read(attributes)))?.name;
  return (attributes, context) => {
    const empty = context.lenientIif ? undefined : emptyOne(attributes);
    if (empty !== undefined) {
      reportEmpty(empty, context);
      return null;
    }
    const value = test.evaluate(attributes, context);
    const truth = truthOf(value);
    if (truth === null) {
      throw evaluationFailure('IIF', `The condition must be True or False, but is '${canonicalText(value)}'.`);
    }
    return ((truth ? yes : no) as Argument).evaluate(attributes, context);
  };
}

function reportEmpty(name: string, { onFinding }: EvaluationContext): void {
  onFinding?.({
    rule: 'X-65',
    message: `IIF gives nothing because [${name}], which its condition names, is empty; use Switch to test for that`,
    subject: name,
  });
}

/** Each value of a list is looked up by itself. */
function compileSwitch([source, otherwise, ...pairs]: readonly (Argument | null)[]): Compiled {
  const cases = Array.from({ length: pairs.length / 2 }, (_, index) => ({
    key: pairs[index * 2] as Argument,
    value: pairs[index * 2 + 1] as Argument,
  }));
  const choose = (given: Value, attributes: SourceAttributes, context: EvaluationContext): Value => {
    const wanted = canonicalText(given);
    for (const { key, value } of cases) {
      if (canonicalText(key.evaluate(attributes, context)) === wanted) return value.evaluate(attributes, context);
    }
    return otherwise ? otherwise.evaluate(attributes, context) : null;
  };
  return (attributes, context) => {
    const given = (source as Argument).evaluate(attributes, context);
    return isList(given)
      ? given.flatMap((item) => choose(item, attributes, context))
      : choose(given, attributes, context);
  };
}

export const logicFunctions: readonly FunctionDescription[] = [
  {
    name: 'IIF',
    kind: 'logic',
    parameters: [
      parameter('condition', 'A comparison, or a value that is True or False', { type: 'Boolean' }),
      parameter('valueIfTrue', 'The result when it holds', result),
      parameter('valueIfFalse', 'The result when it does not', result),
    ],
    doc: 'One of two values. An attribute in the condition that is empty gives nothing: use Switch to test for emptiness.',
    examples: [
      {
        expression: 'IIF([country]="USA",[country],[department])',
        attributes: { country: 'USA', department: 'Sales' },
        result: 'USA',
      },
      {
        expression: 'IIF([country]="USA",[country],[department])',
        attributes: { country: 'Canada', department: 'Sales' },
        result: 'Sales',
      },
      {
        expression: 'IIF([country]="USA",IIF([state]="CA","True","False"),"False")',
        attributes: { country: 'USA', state: 'CA' },
        result: 'True',
      },
      {
        expression: 'IIF([country]="USA","True",IIF([state]="CA","True","False"))',
        attributes: { country: 'Mexico', state: 'BC' },
        result: 'False',
      },
      { expression: 'IIF([country]="","Other",[country])', attributes: {}, result: null },
      { expression: 'IIF(IsNullOrEmpty([country]),"Other",[country])', attributes: {}, result: null },
      { expression: 'IIF(IsPresent([country]),[country],"Other")', attributes: { country: 'USA' }, result: 'USA' },
      {
        expression:
          'IIF(Len([LastName]) <= 5, Left(Join ("",[LastName],[FirstName]),10), Join("", Mid([LastName],1,9), Mid([FirstName],1,1)))',
        attributes: { FirstName: 'John', LastName: 'Smith' },
        result: 'SmithJohn',
      },
      {
        expression:
          'IIF(Len([LastName]) <= 5, Left(Join ("",[LastName],[FirstName]),10), Join("", Mid([LastName],1,9), Mid([FirstName],1,1)))',
        attributes: { FirstName: 'John', LastName: 'Parker' },
        result: 'ParkerJ',
      },
    ],
    rules: ['X-99', 'X-65', 'X-35'],
    isCurrent: true,
    check: (args) => {
      const [condition] = args;
      if (!condition || !calls(condition, 'IgnoreFlowIfNullOrEmpty')) return null;
      return 'IgnoreFlowIfNullOrEmpty can’t stand in the condition; wrap the whole IIF in it.';
    },
    compile: compileIif,
  },
  {
    name: 'Switch',
    kind: 'logic',
    parameters: [
      parameter('source', 'The value that is compared; nothing counts as the empty text'),
      parameter('defaultValue', 'The result when no key fits', { ...optional, ...result }),
      parameter('switchValue', 'Keys and their values, in turn', { ...repeating, ...result }),
    ],
    doc: 'The value that stands beside the first equal key.',
    examples: [
      {
        expression:
          'Switch([state], "Australia/Sydney", "NSW", "Australia/Sydney","QLD", "Australia/Brisbane", "SA", "Australia/Adelaide")',
        attributes: { state: 'QLD' },
        result: 'Australia/Brisbane',
      },
      {
        expression: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
        attributes: { IsSoftDeleted: false },
        result: 'True',
      },
      { expression: 'Switch([country],[country],"","Other")', attributes: {}, result: 'Other' },
      {
        expression: 'Switch(IsPresent([jobTitle]), "DefaultValue", "True", [jobTitle])',
        attributes: { jobTitle: 'Engineer' },
        result: 'Engineer',
      },
    ],
    rules: ['X-80', 'X-81', 'X-82', 'X-83'],
    isCurrent: true,
    check: (args) =>
      args.length < 4 || args.length % 2 !== 0
        ? `it takes an even number of arguments, at least four, but has ${args.length}.`
        : null,
    compile: compileSwitch,
  },
  {
    name: 'Coalesce',
    kind: 'logic',
    parameters: [
      parameter('source', 'Values, tried in turn', repeating),
      parameter('defaultValue', 'The last value', { ...optional, ...result }),
    ],
    doc: 'The first value that is not nothing. The empty text counts as a value.',
    examples: [
      {
        expression: 'Coalesce([mail],[userPrincipalName])',
        attributes: { userPrincipalName: 'John.Doe@contoso.com' },
        result: 'John.Doe@contoso.com',
      },
    ],
    rules: ['X-59', 'X-27'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: (values) => values.find((value) => !isNothing(value)) ?? null,
  },
  {
    name: 'CBool',
    kind: 'logic',
    parameters: [parameter('expression', 'A comparison, a number, or True or False')],
    doc: 'The value as a boolean.',
    examples: [
      {
        expression: 'CBool([attribute1] = [attribute2])',
        attributes: { attribute1: 'a', attribute2: 'a' },
        result: 'True',
      },
    ],
    rules: ['X-55'],
    isCurrent: true,
    takesNothing: true,
    call: ([value]) => {
      if (isNothing(value)) return false;
      const truth = truthOf(value);
      if (truth !== null) return truth;
      const order = compareNumbers(canonicalText(value), '0');
      if (order === null) {
        throw evaluationFailure('CBool', `'${canonicalText(value)}' is neither a boolean nor a number.`);
      }
      return order !== 0;
    },
  },
  {
    name: 'Not',
    kind: 'logic',
    parameters: [parameter('source', 'A boolean', { type: 'Boolean' })],
    doc: 'False for True, and True for anything else.',
    examples: [{ expression: 'Not([accountEnabled])', attributes: { accountEnabled: true }, result: 'False' }],
    rules: ['X-110'],
    isCurrent: true,
    takesNothing: true,
    call: ([value]) => canonicalText(value) !== 'True',
  },
  {
    name: 'Error',
    kind: 'logic',
    parameters: [parameter('message', 'What the log shows')],
    doc: 'Fails with a message.',
    examples: [],
    rules: ['X-88'],
    isCurrent: false,
    call: ([message]) => {
      throw evaluationFailure('Error', canonicalText(message));
    },
  },
];
