/** What is legal but known to surprise: warnings for an expression when it is saved. Pure. */
import type { Finding } from '../model/values.ts';
import { parameterPlace } from './arguments.ts';
import { functionNamed } from './function-table.ts';
import { netRegex } from './net-regex/index.ts';
import { type ExpressionTree, visit } from './tree.ts';
import { asInteger } from './values.ts';

type Call = Extract<ExpressionTree, { type: 'call' }>;

/** What may be said of a call; `root` is the whole expression. */
type LintRule = (call: Call, root: ExpressionTree) => Finding[];

const predicates = new Set(['IsNull', 'IsNullOrEmpty', 'IsPresent', 'IsString']);
const emptinessTests = new Set(['IsNull', 'IsNullOrEmpty', 'IsPresent']);

export function lintExpression(root: ExpressionTree): Finding[] {
  const findings: Finding[] = [];
  visit(root, (node) => {
    if (node.type === 'call') findings.push(...lintRules.flatMap((rule) => rule(node, root)));
    else if (isWord(node, 'IgnoreObjectFlow')) {
      const message = 'IgnoreObjectFlow leaves out this attribute only; that it leaves out the object belongs to HR';
      findings.push({ rule: 'X-41', message });
    }
  });
  return findings;
}

const lintRules: readonly LintRule[] = [
  ({ name }) =>
    functionNamed(name)?.isCurrent === false
      ? [{ rule: 'X-87', message: `${name} is not in the current list of functions`, subject: name }]
      : [],

  ({ name, args: [source] }) => {
    if (name !== 'Switch' || source?.type !== 'call' || !predicates.has(source.name)) return [];
    const message = `${source.name} as the source of Switch matches in unexpected ways; use the attribute itself and the key ""`;
    return [{ rule: 'X-102', message, subject: source.name }];
  },

  ({ name, args: [condition] }) => (name === 'IIF' && condition ? lintCondition(condition) : []),

  (call, root) => {
    if (call.name !== 'SelectUniqueValue') return [];
    const message =
      call === root
        ? 'SelectUniqueValue belongs to provisioning to Active Directory; for SCIM it can be tried here'
        : 'SelectUniqueValue works at the top of an expression only';
    return [{ rule: 'X-78', message }];
  },

  (call, root) => {
    if (call.name !== 'IgnoreFlowIfNullOrEmpty' || call === root) return [];
    const message =
      'IgnoreFlowIfNullOrEmpty inside another function has no value to give; wrap the whole expression in it';
    return [{ rule: 'X-98', message }];
  },

  ({ name, args }) => {
    const pattern = name === 'Replace' ? args[2] : null;
    const problem = pattern?.type === 'constant' ? problemOfPattern(pattern.value) : null;
    return problem ? [{ rule: 'X-42', message: problem, subject: 'Replace' }] : [];
  },

  ({ name, args }) => args.flatMap((argument, at) => lintNumber(name, argument, at, args.length)),
];

/** A constant that stands where an integer has to, and is none. */
function lintNumber(name: string, argument: ExpressionTree | null, at: number, given: number): Finding[] {
  const described = functionNamed(name);
  const parameter = described?.parameters[parameterPlace(described, at, given)];
  if (parameter?.type !== 'Integer' || argument?.type !== 'constant' || asInteger(argument.value) !== null) return [];
  const message = `${name} fails: ${parameter.name} must be an integer, but is '${argument.value}'; write a whole number`;
  return [{ rule: 'X-24', message, subject: name }];
}

/** What an empty attribute makes of the condition of IIF. */
function lintCondition(condition: ExpressionTree): Finding[] {
  const findings: Finding[] = [];
  visit(condition, (node) => {
    if (node.type === 'call' && emptinessTests.has(node.name)) {
      const message = `${node.name} in the condition of IIF gives nothing when the attribute is empty; use Switch`;
      findings.push({ rule: 'X-65', message, subject: node.name });
    }
    if (node.type === 'comparison' && (isEmptyText(node.left) || isEmptyText(node.right))) {
      const message =
        'a comparison with "" in the condition of IIF gives nothing when the attribute is empty; use Switch';
      findings.push({ rule: 'X-65', message, subject: '""' });
    }
  });
  return findings;
}

function isEmptyText(node: ExpressionTree): boolean {
  return node.type === 'constant' && node.value === '';
}

function isWord(node: ExpressionTree, word: string): boolean {
  return node.type === 'constant' && node.written === 'word' && node.value === word;
}

function problemOfPattern(pattern: string): string | null {
  try {
    netRegex(pattern);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
