/**
 * The changes of a draft on another schema than the one that it began with. What only one side has changed is taken
 * from it; where both have changed the same, the draft's change holds. Pure.
 */
import type { SynchronizationSchema } from '../../../../simulator/model/schema.ts';

type Fields = Record<string, unknown>;

/** What tells the elements of a list apart, by the kind of element. */
const identities = [['targetAttributeName'], ['sourceObjectName', 'targetObjectName'], ['id'], ['key'], ['name']];

/** Not mixed from two sides: its text and its structure belong together (G-77). */
const WHOLE = 'source';

export function mergedSchema(
  base: SynchronizationSchema,
  mine: SynchronizationSchema,
  stored: SynchronizationSchema,
): SynchronizationSchema {
  return merged(base, mine, stored) as SynchronizationSchema;
}

function merged(base: unknown, mine: unknown, stored: unknown): unknown {
  if (isSame(mine, base)) return stored;
  if (isSame(stored, base)) return mine;
  if (Array.isArray(mine) && Array.isArray(stored)) return mergedList(Array.isArray(base) ? base : [], mine, stored);
  if (isFields(mine) && isFields(stored)) return mergedFields(isFields(base) ? base : {}, mine, stored);
  return mine;
}

function mergedFields(base: Fields, mine: Fields, stored: Fields): Fields {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(mine)])];
  const entries = names.map((name) => {
    const isWhole = name === WHOLE && !isSame(mine[name], base[name]);
    return [name, isWhole ? mine[name] : merged(base[name], mine[name], stored[name])];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** In the stored order; what the draft has added comes last. A list whose elements can't be told apart is taken whole. */
function mergedList(base: unknown[], mine: unknown[], stored: unknown[]): unknown[] {
  const [before, ours, theirs] = [byIdentity(base), byIdentity(mine), byIdentity(stored)];
  if (!before || !ours || !theirs) return mine;
  const names = [...new Set([...theirs.keys(), ...ours.keys()])];
  return names.flatMap((name) => {
    const [was, own, other] = [before.get(name), ours.get(name), theirs.get(name)];
    const result = merged(was, own, other);
    return result === undefined ? [] : [result];
  });
}

function byIdentity(list: unknown[]): Map<string, unknown> | null {
  const named = new Map<string, unknown>();
  for (const element of list) {
    const name = identityOf(element);
    if (name === null || named.has(name)) return null;
    named.set(name, element);
  }
  return named;
}

function identityOf(element: unknown): string | null {
  if (!isFields(element)) return null;
  const names = identities.find((each) => each.every((name) => name in element));
  return names ? JSON.stringify(names.map((name) => element[name])) : null;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
