/**
 * The text of a tree, and Graph's structured form of it (X-89 to X-93, G-76, G-77). An expression that comes with
 * both and disagrees goes by its text, because scripts edit that and leave the tree (G-77).
 */
import type { AttributeMappingSource } from '../model/schema.ts';
import { parameterPlace } from './arguments.ts';
import { resultWords } from './function-definition.ts';
import { functionNamed, type TableFunction } from './function-table.ts';
import { parseExpression } from './parse.ts';
import { type ExpressionTree, isComparator } from './tree.ts';

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
    case 'constant': {
      // A number is quoted; a bare word isn't, since a text of the same letters means something else.
      const expression = tree.written === 'word' ? tree.value : quote(tree.value);
      return { expression, name: tree.value, type: 'Constant', parameters: [] };
    }
    case 'comparison':
      // Nobody documents Graph's form of a comparison: it stands as a function that is called by its sign.
      return {
        expression: formatExpression(tree),
        name: tree.comparator,
        type: 'Function',
        parameters: [
          { key: 'left', value: toSource(tree.left) },
          { key: 'right', value: toSource(tree.right) },
        ],
      };
    case 'call': {
      const { name, args } = tree;
      const description = functionNamed(name);
      return {
        expression: formatExpression(tree),
        name,
        type: 'Function',
        parameters: args.flatMap((arg, place) =>
          arg ? [{ key: parameterKey(description, place, args.length), value: toSource(arg) }] : [],
        ),
      };
    }
  }
}

/**
 * The tree of a source. The text counts where there is one; without it the structure does (G-77). A constant or an
 * attribute that is written without its quotation marks or brackets is taken by its name. Throws ExpressionError when
 * it can't be read.
 */
export function fromSource(source: Partial<AttributeMappingSource>): ExpressionTree {
  const { expression = '', name, type } = source;
  if (expression === '') return fromStructure(source);
  try {
    return parseExpression(expression);
  } catch (error) {
    if (type === 'Attribute' && name) return { type: 'attribute', name, offset: 0 };
    if (type === 'Constant') return { type: 'constant', value: name ?? expression, written: 'string', offset: 0 };
    throw error;
  }
}

function fromStructure(source: Partial<AttributeMappingSource>): ExpressionTree {
  const { name = '', type } = source;
  if (type === 'Attribute') return { type: 'attribute', name, offset: 0 };
  if (type === 'Constant') {
    const written = (resultWords as readonly string[]).includes(name) ? 'word' : 'string';
    return { type: 'constant', value: name, written, offset: 0 };
  }
  // Read again as text, so that it is checked as any other.
  return parseExpression(formatExpression(fromParameters(source)));
}

/** Arguments go to the places that their keys name. */
function fromParameters({ name = '', parameters = [] }: Partial<AttributeMappingSource>): ExpressionTree {
  const [left, right] = parameters;
  if (isComparator(name) && left && right && parameters.length === 2) {
    return {
      type: 'comparison',
      comparator: name,
      left: fromSource(left.value),
      right: fromSource(right.value),
      offset: 0,
    };
  }
  const described = functionNamed(name)?.parameters ?? [];
  const repeating = described.findIndex((parameter) => parameter.allowMultipleOccurrences);
  const args: (ExpressionTree | null)[] = [];
  for (const { key, value } of parameters) {
    const place = described.findIndex((parameter) => parameter.name.toLowerCase() === key.toLowerCase());
    const isPlaced = place >= 0 && (repeating < 0 || place < repeating);
    const at = isPlaced ? place : Math.max(args.length, repeating);
    while (args.length < at) args.push(null);
    args[at] = fromSource(value);
  }
  // Replace writes all its seven places.
  if (name === 'Replace') while (args.length < described.length) args.push(null);
  return { type: 'call', name, args, offset: 0 };
}

function parameterKey(description: TableFunction | undefined, argument: number, given: number): string {
  const place = description ? parameterPlace(description, argument, given) : -1;
  return description?.parameters[place]?.name ?? `parameter${argument + 1}`;
}
