/** `$select`: some properties of an object, in the order of the object. Pure. */
import { odataError } from './errors.ts';

/** Names of a `$select`; null when there is none or it asks for everything. */
export function parseSelect(select: string | undefined): string[] | null {
  const names = (select ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  return names.length === 0 || names.includes('*') ? null : names;
}

/** Throws OPTION_VALUE_INVALID for a name that `isKnown` doesn't know. */
export function selectProperties(
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
  isKnown: (name: string) => boolean = (name) => Object.hasOwn(value, name),
): Record<string, unknown> {
  for (const name of names) {
    const expected = `a property of the resource`;
    if (!isKnown(name)) throw odataError('OPTION_VALUE_INVALID', { option: '$select', value: name, expected });
  }
  // A path such as `employeeOrgData/division` selects the whole complex property.
  const wanted = new Set(names.map((name) => name.split('/')[0]));
  return Object.fromEntries(Object.entries(value).filter(([name]) => wanted.has(name)));
}
