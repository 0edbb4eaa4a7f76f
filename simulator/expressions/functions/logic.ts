/** Conditions and choices. IIF and Switch evaluate only what they return. */
import { evaluationFailure } from '../errors.ts';
import { type Argument, type FunctionDescription, optional, parameter, repeating } from '../function-definition.ts';
import { type ExpressionTree, visit } from '../tree.ts';
import { asNumber, canonicalText, isList, isNothing, isNullOrEmpty, type Value } from '../values.ts';

const expression = (doc = 'Any value') => parameter('expression', doc);
const emptinessTests = new Set(['IsNull', 'IsNullOrEmpty', 'IsPresent']);

/** True or False of a condition; null when the value is neither. */
function truthOf(value: Value): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = canonicalText(value);
  return text === 'True' ? true : text === 'False' ? false : null;
}

/**
 * Attributes that may not be empty in the condition of IIF: operands of its comparison, and arguments of the tests
 * for emptiness.
 */
function guardedAttributes(condition: ExpressionTree): string[] {
  const names: string[] = [];
  const operand = (tree: ExpressionTree) => {
    if (tree.type === 'attribute') names.push(tree.name);
  };
  visit(condition, (node) => {
    if (node.type === 'comparison') {
      operand(node.left);
      operand(node.right);
    } else if (node.type === 'call' && emptinessTests.has(node.name)) {
      for (const arg of node.args) if (arg) operand(arg);
    }
  });
  operand(condition);
  return names;
}

export const logicFunctions: readonly FunctionDescription[] = [
  {
    name: 'IIF',
    kind: 'logic',
    parameters: [
      parameter('condition', 'A comparison, or a value that is True or False', { type: 'Boolean' }),
      parameter('valueIfTrue', 'The result when it holds'),
      parameter('valueIfFalse', 'The result when it does not'),
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
      { expression: 'IIF([country]="","Other",[country])', attributes: {}, result: null },
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
      const condition = args[0];
      let isRefused = false;
      if (condition)
        visit(condition, (node) => (isRefused ||= node.type === 'call' && node.name === 'IgnoreFlowIfNullOrEmpty'));
      return isRefused ? 'IgnoreFlowIfNullOrEmpty can’t stand in the condition; wrap the whole IIF in it.' : null;
    },
    compile: ([condition, yes, no]) => {
      const test = condition as Argument;
      const guarded = guardedAttributes(test.tree);
      return (environment) => {
        if (!environment.lenientIif) {
          for (const name of guarded) {
            if (!isNullOrEmpty(environment.attributes[name])) continue;
            environment.onFinding?.({
              rule: 'X-65',
              message: `IIF gives nothing because [${name}], which its condition names, is empty; use Switch to test for that`,
              subject: name,
            });
            return null;
          }
        }
        const value = test.evaluate(environment);
        const truth = truthOf(value);
        if (truth === null)
          throw evaluationFailure('IIF', `The condition must be True or False, but is '${canonicalText(value)}'.`);
        return ((truth ? yes : no) as Argument).evaluate(environment);
      };
    },
  },
  {
    name: 'Switch',
    kind: 'logic',
    parameters: [
      parameter('source', 'The value that is compared; nothing counts as the empty text'),
      parameter('defaultValue', 'The result when no key fits', optional),
      parameter('switchValue', 'Keys and their values, in turn', repeating),
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
    ],
    rules: ['X-80', 'X-81', 'X-82', 'X-83'],
    isCurrent: true,
    check: (args) => {
      if (args.length < 4 || args.length % 2 !== 0)
        return `it takes an even number of arguments, at least four, but has ${args.length}.`;
      const missing = args.indexOf(null, 2);
      return missing < 0 ? null : `argument ${missing + 1} is not given; a key or value may be "" but not left out.`;
    },
    compile: ([source, otherwise, ...pairs]) => {
      const keysAndValues: { key: Argument; value: Argument }[] = [];
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        keysAndValues.push({ key: pairs[i] as Argument, value: pairs[i + 1] as Argument });
      }
      return (environment) => {
        const wanted = canonicalText((source as Argument).evaluate(environment));
        for (const { key, value } of keysAndValues) {
          if (canonicalText(key.evaluate(environment)) === wanted) return value.evaluate(environment);
        }
        return otherwise ? otherwise.evaluate(environment) : null;
      };
    },
  },
  {
    name: 'Coalesce',
    kind: 'logic',
    parameters: [parameter('source', 'Values, tried in turn; the last is the default', repeating)],
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
    parameters: [expression('A comparison, a number, or True or False')],
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
      const number = asNumber(canonicalText(value));
      if (number === null)
        throw evaluationFailure('CBool', `'${canonicalText(value)}' is neither a boolean nor a number.`);
      return number !== 0;
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
    name: 'IsNull',
    kind: 'logic',
    parameters: [expression()],
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
    parameters: [expression()],
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
    parameters: [expression()],
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
    parameters: [expression()],
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
    parameters: [expression()],
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
  {
    name: 'SelectUniqueValue',
    kind: 'logic',
    parameters: [parameter('rule', 'Expressions, tried in turn', repeating)],
    doc: 'The first value that is not used in the target yet. Only at the top, only on creation, never for matching.',
    examples: [
      {
        expression:
          'SelectUniqueValue(Join("@", [mailNickname], "a.example"), Join("@", Append([mailNickname], "1"), "a.example"))',
        attributes: { mailNickname: 'ada' },
        result: 'ada@a.example',
      },
    ],
    rules: ['X-77', 'X-78', 'X-37'],
    isCurrent: true,
    check: (args) =>
      args.length < 2 || args.some((arg) => arg === null) ? 'it takes at least two rules, none left out.' : null,
    compile: (rules) => (environment) => {
      for (const rule of rules) {
        const value = (rule as Argument).evaluate(environment);
        const text = canonicalText(value);
        if (!isNullOrEmpty(value) && !environment.isUsedInTarget?.(text)) return isList(value) ? text : value;
      }
      throw evaluationFailure('SelectUniqueValue', 'Every value that its rules give is used in the target already.');
    },
  },
];
