/** A .NET regular expression as a tree, with its options worked into its parts. */
import type { CharacterSet } from './character-set.ts';

export type AnchorKind =
  | 'start'
  | 'lineStart'
  | 'end'
  /** `$` and `\Z`: the end, or before a line feed that ends the text. */
  | 'endOrFinalLineFeed'
  | 'lineEnd'
  | 'boundary'
  | 'notBoundary';

export type PatternNode =
  /** One UTF-16 unit, as .NET counts characters. */
  | { type: 'set'; set: CharacterSet }
  | { type: 'sequence'; items: PatternNode[] }
  | { type: 'alternation'; branches: PatternNode[] }
  | { type: 'group'; number: number; child: PatternNode }
  | { type: 'repeat'; child: PatternNode; least: number; most: number; isLazy: boolean }
  | { type: 'look'; isBehind: boolean; isNegated: boolean; child: PatternNode }
  | { type: 'atomic'; child: PatternNode }
  | { type: 'backReference'; number: number; ignoresCase: boolean }
  | { type: 'anchor'; kind: AnchorKind };

export interface Pattern {
  root: PatternNode;
  /** Names of the groups by number; 0 is the whole match, null an unnamed group. */
  groupNames: readonly (string | null)[];
}

/** The parts of a node. */
export function childrenOf(node: PatternNode): readonly PatternNode[] {
  switch (node.type) {
    case 'sequence':
      return node.items;
    case 'alternation':
      return node.branches;
    case 'group':
    case 'repeat':
    case 'look':
    case 'atomic':
      return [node.child];
    default:
      return [];
  }
}

/** Whether a node can match without taking a character. */
export function canBeEmpty(node: PatternNode): boolean {
  switch (node.type) {
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'alternation':
      return node.branches.some(canBeEmpty);
    case 'group':
    case 'atomic':
      return canBeEmpty(node.child);
    case 'repeat':
      return node.least === 0 || canBeEmpty(node.child);
    default:
      return true;
  }
}
