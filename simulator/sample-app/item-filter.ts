/** The filter within the brackets of a value path: `type eq "work"`, on the items of a list (W-69, W-70). */
import type { Filter } from 'scim2-parse-filter';
import { compares } from './comparison.ts';
import { isScimObject, keyIn, listOf, type ScimObject } from './scim-value.ts';

export interface ItemFilter {
  matches(item: ScimObject): boolean;
  /** What an item must hold to match, where that is plain: created items begin with it (W-70). */
  demands: readonly { sub: string; value: string | number | boolean }[];
  /** The demands are all there is to it. */
  isPlain: boolean;
}

export function itemFilterOf(filter: Filter): ItemFilter {
  return { matches: (item) => itemMatches(filter, item), demands: demandsOf(filter), isPlain: isPlain(filter) };
}

function itemMatches(filter: Filter, item: ScimObject): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every((part) => itemMatches(part, item));
    case 'or':
      return filter.filters.some((part) => itemMatches(part, item));
    case 'not':
      return !itemMatches(filter.filter, item);
    case '[]':
      return valuesOf(item, filter.attrPath).some(
        (value) => isScimObject(value) && itemMatches(filter.valFilter, value),
      );
    case 'pr':
      return valuesOf(item, filter.attrPath).length > 0;
    default: {
      const { op, compValue } = filter;
      return compares(op, valuesOf(item, filter.attrPath), compValue, false);
    }
  }
}

function valuesOf(item: ScimObject, path: string) {
  const key = keyIn(item, path.split('.').at(-1) as string);
  return key === undefined ? [] : listOf(item[key]);
}

function demandsOf(filter: Filter): ItemFilter['demands'] {
  if (filter.op === 'and') return filter.filters.flatMap((part) => demandsOf(part));
  if (filter.op !== 'eq' || filter.compValue === null) return [];
  return [{ sub: filter.attrPath.split('.').at(-1) as string, value: filter.compValue }];
}

function isPlain(filter: Filter): boolean {
  return filter.op === 'and' ? filter.filters.every(isPlain) : filter.op === 'eq' && filter.compValue !== null;
}
