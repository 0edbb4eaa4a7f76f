/** The value of an object at an OData path such as `sourceIdentity/id`; null where there is none. Pure. */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path.split('/').reduce<unknown>((at, name) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, name)
      ? (at as Record<string, unknown>)[name]
      : null;
  }, value);
}
