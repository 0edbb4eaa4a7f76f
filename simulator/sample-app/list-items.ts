/** Multi-valued attributes: what becomes of the list of items. Nothing is changed in place. */
import type { ResolvedPath } from './resolve-path.ts';
import type { Declared } from './resource-shape.ts';
import { isScimObject, listOf, type ScimObject, type ScimValue } from './scim-value.ts';
import { readItem } from './values.ts';

/** Which items a path speaks of: those its filter chooses, else all. */
type Choice = Pick<ResolvedPath, 'filter' | 'sub'>;

export function itemsOf(value: ScimValue | undefined): ScimObject[] {
  return listOf(value).filter(isScimObject);
}

/** An item whose `value` (and `type`) is there already is brought up to date instead of being doubled (W-80). */
export function withAdded(items: readonly ScimObject[], added: readonly ScimObject[]): ScimObject[] {
  const result = [...items];
  for (const item of added) {
    const index = result.findIndex((one) => isSameItem(one, item));
    if (index < 0) result.push(item);
    else result[index] = { ...result[index], ...item };
  }
  return result;
}

/** Without an item that is chosen, one is made of what the filter demands (W-70). */
export function withValues(
  items: readonly ScimObject[],
  choice: Choice,
  attribute: Declared,
  values: ScimObject,
): ScimObject[] {
  const { filter } = choice;
  if (items.some((item) => isChosen(item, choice))) {
    return items.map((item) => (isChosen(item, choice) ? { ...item, ...values } : item));
  }
  const demands = Object.fromEntries((filter?.demands ?? []).map(({ sub, value }) => [sub, value]));
  return [...items, { ...readItem(attribute, demands), ...values }];
}

/** Takes the chosen items out or, where the path names a sub-attribute, that of theirs. */
export function withoutChosen(items: readonly ScimObject[], choice: Choice): ScimObject[] {
  const { sub } = choice;
  if (!sub) return items.filter((item) => !isChosen(item, choice));
  return items.map((item) => (isChosen(item, choice) ? withoutKey(item, sub.name) : item)).filter(hasContent);
}

export function withoutSame(items: readonly ScimObject[], removed: readonly ScimObject[]): ScimObject[] {
  return items.filter((item) => !removed.some((one) => isSameItem(item, one)));
}

export function withoutKey(object: ScimObject, key: string): ScimObject {
  const rest = { ...object };
  delete rest[key];
  return rest;
}

function isChosen(item: ScimObject, { filter }: Choice): boolean {
  return filter === null || filter.matches(item);
}

/** An item given without a type means the one of that value, whatever its type. */
function isSameItem(item: ScimObject, given: ScimObject): boolean {
  if (given.value === undefined) return Object.keys(given).every((key) => item[key] === given[key]);
  return item.value === given.value && [item.type, undefined].includes(given.type);
}

/** A `type` and a `primary` alone say nothing. */
function hasContent(item: ScimObject): boolean {
  return Object.keys(item).some((key) => key !== 'type' && key !== 'primary');
}
