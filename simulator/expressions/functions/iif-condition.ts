/** The condition of IIF, and the attributes that may not be empty in it. */
import { type ExpressionTree, visit } from '../tree.ts';
import { canonicalText, type Value } from '../values.ts';

const emptinessTests = new Set(['IsNull', 'IsNullOrEmpty', 'IsPresent']);

/** True or False of a value; null when it is neither. */
export function truthOf(value: Value): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = canonicalText(value);
  return text === 'True' ? true : text === 'False' ? false : null;
}

/** Operands of its comparison, and arguments of the tests for emptiness. */
export function guardedAttributes(condition: ExpressionTree): string[] {
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

/** Whether a call of a function stands anywhere in a tree. */
export function calls(tree: ExpressionTree, name: string): boolean {
  let isFound = false;
  visit(tree, (node) => {
    isFound ||= node.type === 'call' && node.name === name;
  });
  return isFound;
}
