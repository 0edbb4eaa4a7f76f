/**
 * A filter as a predicate over plain objects, for small collections. Texts compare without regard to case, as
 * those of directory objects do. Pure.
 */
import { odataError } from './errors.ts';
import { type ComparisonOperator, type FilterNode, parseFilter } from './filter.ts';
import { valueAt } from './value-at.ts';

/** Throws FILTER_INVALID, also for a property that isn't among `properties`. */
export function filterToPredicate(filter: string, properties: readonly string[]): (value: object) => boolean {
  const tree = parseFilter(filter);
  checkPaths(tree, null, (path) => {
    const [first = ''] = path.split('/');
    const reason = `there is no property '${path}' to filter by`;
    if (!properties.includes(first)) throw odataError('FILTER_INVALID', { filter, reason });
  });
  return (value) => holds(tree, (path) => valueAt(value, path));
}

type Look = (path: string) => unknown;

function checkPaths(node: FilterNode, variable: string | null, check: (path: string) => void): void {
  if ('left' in node) {
    checkPaths(node.left, variable, check);
    checkPaths(node.right, variable, check);
  } else if (node.op === 'not') {
    checkPaths(node.node, variable, check);
  } else {
    if (variable === null || node.path.split('/')[0] !== variable) check(node.path);
    if ((node.op === 'any' || node.op === 'all') && node.predicate) checkPaths(node.predicate, node.variable, check);
  }
}

function holds(node: FilterNode, look: Look): boolean {
  switch (node.op) {
    case 'and':
      return holds(node.left, look) && holds(node.right, look);
    case 'or':
      return holds(node.left, look) || holds(node.right, look);
    case 'not':
      return !holds(node.node, look);
    case 'path':
      return look(node.path) === true;
    case 'compare':
      return compare(node.operator, comparable(look(node.path)), comparable(node.literal.value));
    case 'call': {
      const value = comparable(look(node.path));
      if (typeof value !== 'string') return false;
      const text = node.text.toLowerCase();
      if (node.name === 'contains') return value.includes(text);
      return node.name === 'startswith' ? value.startsWith(text) : value.endsWith(text);
    }
    case 'any':
    case 'all': {
      const found = look(node.path);
      const elements: unknown[] = Array.isArray(found) ? found : [];
      const { predicate, variable } = node;
      if (predicate === null) return elements.length > 0;
      const isTrue = (element: unknown) =>
        holds(predicate, (path) => {
          const [first, ...rest] = path.split('/');
          return first === variable ? valueAt(element, rest.join('/')) : look(path);
        });
      return node.op === 'any' ? elements.some(isTrue) : elements.every(isTrue);
    }
  }
}

function comparable(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return value.toLowerCase();
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function compare(
  operator: ComparisonOperator,
  left: string | number | boolean | null,
  right: string | number | boolean | null,
): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null || typeof left !== typeof right) return false;
  switch (operator) {
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
    case 'lt':
      return left < right;
    case 'le':
      return left <= right;
  }
}
