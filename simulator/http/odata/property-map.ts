/**
 * What a resource lets a client filter and order by: property paths with how they compare and where they are in
 * SQLite. Pure.
 */

/**
 * How values compare. `text`: exactly; `anyCase`: as directory objects do; `guid`: any case; `enum`: one of the
 * values, in any case (G-100); `time`: milliseconds in the database, ISO 8601 outside; `object`: it is there or null.
 */
export type Comparison = 'text' | 'anyCase' | 'guid' | 'enum' | 'number' | 'boolean' | 'time' | 'object';

export interface FilterProperty {
  comparison: Comparison;
  /** SQL expression of the value. */
  sql: string;
  /** The values of an `enum`. */
  values?: readonly string[];
  /** Of a value that many rows share: `sql` is then an expression over that table. */
  shared?: SharedPart;
}

/** A table of what many rows have in common, and the column of the row that holds the `num` of its part. */
export interface SharedPart {
  table: string;
  column: string;
}

export interface FilterCollection {
  /** SQL expression of the JSON array. */
  sql: string;
  /** Properties of an element, with SQL where the array doesn't have them; the path `''` is the element itself. */
  properties: Readonly<Record<string, Omit<FilterProperty, 'sql' | 'shared'> & { sql?: string }>>;
  /** The array once more, with these properties of its elements alone, where many rows share it. */
  shared?: SharedPart & { sql: string; properties: readonly string[] };
}

export interface PropertyMap {
  /** Null for a path that the resource doesn't have. */
  property(path: string): FilterProperty | null;
  collection(path: string): FilterCollection | null;
}

export function propertyMap(
  properties: Readonly<Record<string, FilterProperty>>,
  collections: Readonly<Record<string, FilterCollection>> = {},
): PropertyMap {
  const byPath = new Map(Object.entries(properties));
  const collectionByPath = new Map(Object.entries(collections));
  return {
    property: (path) => byPath.get(path) ?? null,
    collection: (path) => collectionByPath.get(path) ?? null,
  };
}
