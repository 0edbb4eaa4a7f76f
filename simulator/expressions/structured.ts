/**
 * The text of a tree, and Graph's structured form of it (X-89 to X-93, G-76, G-77). An expression that comes with
 * both and disagrees goes by its text, because scripts edit that and leave the tree (G-77).
 */
import type { AttributeMappingSource } from '../model/schema.ts';
import { functionNamed } from './function-table.ts';
import { parseExpression } from './parse.ts';
import type { ExpressionTree } from './tree.ts';

/** The text of an expression: arguments joined by comma and space, those not given written as nothing. */
export function formatExpression(tree: ExpressionTree): string {
  switch (tree.type) {
    case 'attribute':
      return `[${tree.name}]`;
    case 'constant':
      return tree.written === 'string' ? quote(tree.value) : tree.value;
    case 'comparison':
      return `${formatOperand(tree.left)} ${tree.comparator} ${formatOperand(tree.right)}`;
    case 'call':
      return `${tree.name}(${tree.args.map((arg) => (arg ? formatExpression(arg) : '')).join(', ')})`;
  }
}

function formatOperand(tree: ExpressionTree): string {
  return tree.type === 'comparison' ? `(${formatExpression(tree)})` : formatExpression(tree);
}

function quote(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}

export function toSource(tree: ExpressionTree): AttributeMappingSource {
  switch (tree.type) {
    case 'attribute':
      return { expression: `[${tree.name}]`, name: tree.name, type: 'Attribute', parameters: [] };
    case 'constant':
      return { expression: quote(tree.value), name: tree.value, type: 'Constant', parameters: [] };
    case 'comparison': {
      // Graph has no form for a comparison: it stands as a constant whose expression is the comparison.
      const expression = formatExpression(tree);
      return { expression, name: expression, type: 'Constant', parameters: [] };
    }
    case 'call':
      return {
        expression: formatExpression(tree),
        name: tree.name,
        type: 'Function',
        parameters: tree.args.flatMap((arg, place) =>
          arg ? [{ key: parameterKey(tree.name, place, tree.args.length), value: toSource(arg) }] : [],
        ),
      };
  }
}

/** The tree of a source; throws ExpressionError when it can't be read. */
export function fromSource(source: Partial<AttributeMappingSource>): ExpressionTree {
  const { expression, name, type } = source;
  if (type === 'Attribute' && name) return { type: 'attribute', name, offset: 0 };
  if (type === 'Constant' && name !== undefined && !isComparison(expression)) {
    return { type: 'constant', value: name, written: 'string', offset: 0 };
  }
  if (expression !== undefined && expression !== '') return parseExpression(expression);
  return parseExpression(formatExpression(fromParameters(source)));
}

/** Only the tree of parameters is there: arguments go to the places that their keys name. */
function fromParameters({ name = '', parameters = [] }: Partial<AttributeMappingSource>): ExpressionTree {
  const described = functionNamed(name)?.parameters ?? [];
  const args: (ExpressionTree | null)[] = [];
  for (const { key, value } of parameters) {
    const place = described.findIndex((parameter) => parameter.name.toLowerCase() === key.toLowerCase());
    const isRepeated = place >= 0 && described[place]?.allowMultipleOccurrences;
    const at = place < 0 || isRepeated ? Math.max(args.length, place) : place;
    while (args.length < at) args.push(null);
    args[at] = value.type === 'Function' && !value.expression ? fromParameters(value) : fromSource(value);
  }
  // Replace writes all its seven places.
  if (name === 'Replace') while (args.length < described.length) args.push(null);
  return { type: 'call', name, args, offset: 0 };
}

function isComparison(expression: string | undefined): boolean {
  if (!expression || expression.startsWith('"')) return false;
  try {
    return parseExpression(expression).type === 'comparison';
  } catch {
    return false;
  }
}

function parameterKey(name: string, place: number, given: number): string {
  const described = functionNamed(name)?.parameters ?? [];
  // With three arguments the styles are left out.
  if (name === 'FormatDateTime' && given === 3 && place > 0) return described[place + 1]?.name ?? 'outputFormat';
  return described[Math.min(place, described.length - 1)]?.name ?? `parameter${place + 1}`;
}
