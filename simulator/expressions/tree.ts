/** An expression as a tree; where each node began in the text, for messages. */

const comparators = ['=', '<>', '<', '<=', '>', '>='] as const;

export type Comparator = (typeof comparators)[number];

export function isComparator(sign: string): sign is Comparator {
  return (comparators as readonly string[]).includes(sign);
}

export type ExpressionTree =
  | { type: 'attribute'; name: string; offset: number }
  /** A string, a number or a bare word: all are text to the functions. */
  | { type: 'constant'; value: string; written: 'string' | 'number' | 'word'; offset: number }
  /** An argument that isn't given is null. */
  | { type: 'call'; name: string; args: (ExpressionTree | null)[]; offset: number }
  | { type: 'comparison'; comparator: Comparator; left: ExpressionTree; right: ExpressionTree; offset: number };

/** Calls back for every node, the outer ones first. */
export function visit(tree: ExpressionTree, callback: (node: ExpressionTree) => void): void {
  callback(tree);
  if (tree.type === 'call') for (const arg of tree.args) if (arg) visit(arg, callback);
  if (tree.type === 'comparison') {
    visit(tree.left, callback);
    visit(tree.right, callback);
  }
}
