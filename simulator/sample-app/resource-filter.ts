/**
 * The `filter` of a query, checked against what the face lets a filter name (else invalidFilter) and compiled into
 * a test of resources, with the look-up that spares a search through all of them.
 */
import { type Compare, type Filter, parse } from 'scim2-parse-filter';
import { compares } from './comparison.ts';
import type { IndexedAttribute, IndexKey } from './indexed-attributes.ts';
import type { ItemFilter } from './item-filter.ts';
import { type ResolvedPath, resolvePath, valuesAt } from './resolve-path.ts';
import type { ResourceShape } from './resource-shape.ts';
import { invalidFilter } from './scim-errors.ts';
import type { ScimObject } from './scim-value.ts';

/** What a filter is tested on: a resource with its id, and whether somebody is in it, for groups. */
export interface Candidate {
  id: string;
  attributes: ScimObject;
  hasMember(memberId: string): boolean;
}

export interface ResourceFilter {
  matches(candidate: Candidate): boolean;
  /** A condition that every match fulfils and that storage finds without searching. */
  lookup: IndexKey | { id: string } | null;
}

interface Condition {
  name: string;
  /** Null for `id`, which no schema declares. */
  path: ResolvedPath | null;
  op: Compare['op'] | 'pr';
  value: Compare['compValue'];
}

type Node = { and: Node[] } | { or: Node[] } | { not: Node } | Condition;

/** Compared by case, as RFC 7643 says of them; all other text isn't. */
const caseExact = new Set(['id', 'externalid']);

export function compileFilter(
  shape: ResourceShape,
  indexed: readonly IndexedAttribute[],
  text: string,
): ResourceFilter {
  const { replaced, valuePaths } = setValuePathsAside(text);
  let filter: Filter;
  try {
    filter = parse(replaced);
  } catch {
    throw unreadable(text);
  }
  const tree = treeOf(filter);
  checkFilterable(tree, demandsId(tree));
  return { matches: (candidate) => matches(tree, candidate), lookup: lookupOf(tree) };

  function treeOf(part: Filter): Node {
    if ('filters' in part) {
      const parts = part.filters.map(treeOf);
      return part.op === 'and' ? { and: parts } : { or: parts };
    }
    if (part.op === 'not') return { not: treeOf(part.filter) };
    if (part.op === '[]') throw unreadable(text);
    const name = valuePaths.get(part.attrPath) ?? part.attrPath;
    const value = part.op === 'pr' ? null : part.compValue;
    if (name.toLowerCase() === 'id') return { name, path: null, op: part.op, value };
    const path = resolvePath(shape, name);
    if (!path?.attribute) throw notFilterable(name);
    return { name, path, op: part.op, value };
  }

  /** Entra's reference check asks for a reference beside the id (W-49); for one resource that needs no index. */
  function checkFilterable(node: Node, byId: boolean): void {
    if ('and' in node) for (const part of node.and) checkFilterable(part, byId);
    else if ('or' in node) for (const part of node.or) checkFilterable(part, false);
    else if ('not' in node) checkFilterable(node.not, byId);
    else if (
      node.path &&
      !(byId && node.path.attribute?.subs.has('$ref')) &&
      !indexed.some((one) => covers(one, node))
    ) {
      throw notFilterable(node.name);
    }
  }

  function lookupOf(node: Node): ResourceFilter['lookup'] {
    if ('and' in node) {
      const found = node.and.map(lookupOf).filter((lookup) => lookup !== null);
      return found.find((lookup) => 'id' in lookup) ?? found[0] ?? null;
    }
    if ('or' in node || 'not' in node) return null;
    if (!node.path) return node.op === 'eq' ? { id: String(node.value) } : null;
    for (const one of indexed) {
      const value = covers(one, node) ? indexedValue(one, node) : null;
      if (value !== null) return { key: one.name, value: value.toLowerCase() };
    }
    return null;
  }

  function notFilterable(name: string) {
    const allowed = ['id', ...indexed.filter(({ filterable }) => filterable).map((one) => one.name)].join(', ');
    return invalidFilter(`${shape.kind}s can't be filtered by '${name}'. Filterable: ${allowed}.`);
  }
}

/** Puts words in place of value paths: the parser would split them into conditions on any two items of the list. */
function setValuePathsAside(text: string): { replaced: string; valuePaths: Map<string, string> } {
  const valuePaths = new Map<string, string>();
  const parts = /("(?:[^"\\]|\\.)*")|([\w$:.\-/%]+\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\](\.[\w$-]+)?)/g;
  const replaced = text.replace(parts, (whole, quoted: string | undefined, _path, sub: string | undefined) => {
    if (quoted !== undefined) return whole;
    const word = `valuePath-${valuePaths.size}`;
    valuePaths.set(word, whole);
    // Without a sub-attribute the filter in the brackets is all there is: some item has to match.
    return sub === undefined ? `${word} pr` : word;
  });
  return { replaced, valuePaths };
}

function matches(node: Node, candidate: Candidate): boolean {
  if ('and' in node) return node.and.every((part) => matches(part, candidate));
  if ('or' in node) return node.or.some((part) => matches(part, candidate));
  if ('not' in node) return !matches(node.not, candidate);
  const { path, op, value } = node;
  if (path?.attribute?.name === 'members' && op === 'eq') return candidate.hasMember(String(value));
  const values = path ? valuesAt(candidate.attributes, path) : [candidate.id];
  if (op === 'pr') return values.length > 0;
  return compares(op, values, value, caseExact.has(node.name.toLowerCase()));
}

function demandsId(node: Node): boolean {
  if ('and' in node) return node.and.some(demandsId);
  return 'path' in node && node.path === null && node.op === 'eq';
}

/** Whether the face lets a filter name what the condition names, whichever way it is written. */
function covers({ path: target, filterable }: IndexedAttribute, { path, op }: Condition): boolean {
  if (!filterable || !path || target.attribute !== path.attribute) return false;
  const demanded = path.filter?.demands ?? [];
  if (op === 'pr' && path.filter && !path.sub) {
    return sameDemands(
      demanded.filter(({ sub }) => !isMain(target, sub)),
      target.filter,
    );
  }
  return mainOf(path) === mainOf(target) && (!path.filter || sameDemands(demanded, target.filter));
}

/** The text that the indexed attribute must equal; null when the condition demands no such thing. */
function indexedValue({ path: target }: IndexedAttribute, { path, op, value }: Condition): string | null {
  const demand =
    op === 'pr' ? path?.filter?.demands.find(({ sub }) => isMain(target, sub))?.value : op === 'eq' ? value : null;
  const isSameSet = path?.filter || !target.filter;
  return typeof demand === 'string' && isSameSet ? demand : null;
}

function mainOf({ attribute, sub }: ResolvedPath): string | null {
  return sub?.name ?? attribute?.subs.get('value')?.name ?? null;
}

function isMain(target: ResolvedPath, sub: string): boolean {
  return mainOf(target)?.toLowerCase() === sub.toLowerCase();
}

function sameDemands(given: ItemFilter['demands'], filter: ItemFilter | null): boolean {
  const wanted = filter?.demands ?? [];
  const spelled = (one: ItemFilter['demands'][number]) => `${one.sub} ${one.value}`.toLowerCase();
  return (
    given.length === wanted.length && wanted.every((one) => given.some((other) => spelled(one) === spelled(other)))
  );
}

function unreadable(text: string) {
  const example = 'userName eq "ada@example.com"';
  return invalidFilter(`The filter can't be read: ${text.slice(0, 300)} (expected such as: ${example}).`);
}
