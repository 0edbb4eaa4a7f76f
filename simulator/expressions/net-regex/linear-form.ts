/**
 * A pattern in RE2's notation, for texts on which .NET's matcher takes too many steps. Only patterns whose matches
 * RE2 finds as .NET does have such a form: no look-around, no back-references, no repetition of what may be empty.
 */
import type { CharacterSet, SetItem } from './character-set.ts';
import { canBeEmpty, childrenOf, type Pattern, type PatternNode } from './pattern-tree.ts';

export interface LinearForm {
  source: string;
  /** How many parts it has, counted repetitions written out: its cost for each character. */
  size: number;
  /** Numbers of the groups in the order in which RE2 numbers them. */
  groups: readonly number[];
  /** Whether it finds in this text what .NET would. */
  fits(text: string): boolean;
}

/** RE2's own limit of a counted repetition. */
const HIGHEST_COUNT = 1000;
const LARGEST = 20_000;

/** Null when the pattern has none. */
export function linearForm({ root, groupNames }: Pattern): LinearForm | null {
  const size = sizeOf(root);
  if (!isLinear(root) || size > LARGEST) return null;
  const groups: number[] = [];
  const source = write(root, groups);
  // A name for two groups is one group to .NET.
  if (new Set(groups).size < groups.length || groups.length !== groupNames.length - 1) return null;
  const needsAscii = some(root, (node) => ignoresCase(node) || isBoundary(node));
  const isPlainPattern = !some(root, (node) => node.type === 'set' && ignoresCase(node) && !isAscii(node.set));
  if (needsAscii && !isPlainPattern) return null;
  const mindsFinalLineFeed = some(root, (node) => node.type === 'anchor' && node.kind === 'endOrFinalLineFeed');
  return {
    source,
    size,
    groups,
    fits: (text) =>
      // RE2 counts characters beyond the first plane as one; its word boundaries and folding are not .NET's.
      !/[\ud800-\udfff]/.test(text) &&
      !(needsAscii && /[^\0-\x7f]/.test(text)) &&
      !(mindsFinalLineFeed && text.endsWith('\n')),
  };
}

function some(node: PatternNode, test: (node: PatternNode) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => some(child, test));
}

function ignoresCase(node: PatternNode): boolean {
  return node.type === 'set' && node.set.ignoresCase;
}

function isBoundary(node: PatternNode): boolean {
  return node.type === 'anchor' && (node.kind === 'boundary' || node.kind === 'notBoundary');
}

function isAscii({ items }: CharacterSet): boolean {
  return items.every((item) => 'from' in item && item.to < 0x80);
}

function isLinear(node: PatternNode): boolean {
  if (node.type === 'look' || node.type === 'atomic' || node.type === 'backReference') return false;
  if (node.type === 'set' && !isLinearSet(node.set)) return false;
  if (node.type === 'repeat') {
    const highest = node.most === Number.POSITIVE_INFINITY ? node.least : node.most;
    if (highest > HIGHEST_COUNT || (node.most > 1 && canBeEmpty(node.child))) return false;
  }
  return childrenOf(node).every(isLinear);
}

function isLinearSet({ items, minus }: CharacterSet): boolean {
  return minus === null && (items.length === 1 || !items.some((item) => isUnion(item) && item.isNegated));
}

function sizeOf(node: PatternNode): number {
  const inside = childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 1);
  if (node.type !== 'repeat') return inside;
  return inside * Math.max(1, node.most === Number.POSITIVE_INFINITY ? node.least : node.most);
}

function write(node: PatternNode, groups: number[]): string {
  switch (node.type) {
    case 'set':
      return writeSet(node.set);
    case 'sequence':
      return node.items.map((item) => write(item, groups)).join('');
    case 'alternation':
      return `(?:${node.branches.map((branch) => write(branch, groups)).join('|')})`;
    case 'group':
      groups.push(node.number);
      return `(${write(node.child, groups)})`;
    case 'repeat': {
      const most = node.most === Number.POSITIVE_INFINITY ? '' : node.most;
      return `(?:${write(node.child, groups)}){${node.least},${most}}${node.isLazy ? '?' : ''}`;
    }
    case 'anchor':
      return anchors[node.kind];
    default:
      throw new TypeError(`${node.type} has no linear form.`);
  }
}

const anchors = {
  start: '\\A',
  lineStart: '(?m:^)',
  end: '\\z',
  endOrFinalLineFeed: '\\z',
  lineEnd: '(?m:$)',
  boundary: '\\b',
  notBoundary: '\\B',
} as const;

function writeSet({ items, isNegated, ignoresCase: isFolded }: CharacterSet): string {
  const [only] = items;
  const isComplement = only !== undefined && isUnion(only) && only.isNegated;
  const members = isComplement ? only.category : items.map(writeItem).join('');
  const written = `[${isNegated !== isComplement ? '^' : ''}${members}]`;
  return isFolded ? `(?i:${written})` : written;
}

/** `\w` and `\s` have several members: RE2 has no way to leave them all out beside other members of a class. */
function isUnion(item: SetItem): item is Extract<SetItem, { category: string }> {
  return 'category' in item && item.category.indexOf('\\p', 1) > 0;
}

function writeItem(item: SetItem): string {
  if ('from' in item) return `\\x{${item.from.toString(16)}}-\\x{${item.to.toString(16)}}`;
  return item.isNegated ? item.category.replace('\\p', '\\P') : item.category;
}
