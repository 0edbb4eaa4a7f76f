/** The attributes resources are found by: those a filter may name, and the one whose values must differ. */
import type { ObjectKind } from '../model/exchange.ts';
import { type ResolvedPath, resolvePath, valuesAt } from './resolve-path.ts';
import type { ResourceShape } from './resource-shape.ts';
import type { ScimObject } from './scim-value.ts';

export interface IndexedAttribute {
  /** As the face names it; the key of the index. */
  name: string;
  path: ResolvedPath;
  filterable: boolean;
}

/** A value in lower case under the name of an indexed attribute. */
export interface IndexKey {
  key: string;
  value: string;
}

/** Two users can't have the same `userName`, nor two groups the same `displayName` (W-107). */
export const uniqueAttribute: Readonly<Record<ObjectKind, string>> = { User: 'userName', Group: 'displayName' };

export function indexedAttributes(shape: ResourceShape): IndexedAttribute[] {
  const unique = resolvePath(shape, uniqueAttribute[shape.kind]);
  const others = shape.filterable.flatMap((name) => {
    const path = resolvePath(shape, name);
    return path && path.attribute !== unique?.attribute ? { name, path, filterable: true } : [];
  });
  if (!unique) return others;
  const filterable = shape.filterable.some((name) => resolvePath(shape, name)?.attribute === unique.attribute);
  return [{ name: uniqueAttribute[shape.kind], path: unique, filterable }, ...others];
}

export function indexKeysOf(indexed: readonly IndexedAttribute[], attributes: ScimObject): IndexKey[] {
  return indexed.flatMap(({ name, path }) =>
    valuesAt(attributes, path).map((value) => ({ key: name, value: String(value).toLowerCase() })),
  );
}
