/** The shape of JSON: keys and types without values. Used to hold answers to samples. */

/**
 * What differs between an answer and a sample, as sentences: keys that are missing or that the sample doesn't have,
 * and values of another type. Null goes with any type, as a nullable property may have either; an object of free
 * keys (`details`) may have others. Elements of a list are held to the sample's elements together.
 */
export function shapeDifferences(actual: unknown, sample: unknown, path = '$'): string[] {
  if (actual === null || sample === null) return [];
  if (Array.isArray(sample)) {
    if (!Array.isArray(actual)) return [`${path} is no list`];
    const model = merged(sample);
    return model === undefined
      ? []
      : actual.flatMap((each, index) => shapeDifferences(each, model, `${path}[${index}]`));
  }
  if (isObject(sample)) {
    if (!isObject(actual)) return [`${path} is no object`];
    if (path.endsWith('.details'))
      return Object.values(actual).every((value) => typeof value === 'string')
        ? []
        : [`${path} holds other than texts`];
    const missing = Object.keys(sample).filter((key) => !(key in actual));
    const extra = Object.keys(actual).filter((key) => !(key in sample));
    return [
      ...missing.map((key) => `${path}.${key} is missing`),
      ...extra.map((key) => `${path}.${key} is not in the sample`),
      ...Object.keys(sample).flatMap((key) =>
        key in actual ? shapeDifferences(actual[key], sample[key], `${path}.${key}`) : [],
      ),
    ];
  }
  return typeof actual === typeof sample ? [] : [`${path} is a ${typeof actual}, in the sample a ${typeof sample}`];
}

/** One element that has whatever any element has. */
function merged(list: readonly unknown[]): unknown {
  return list.reduce<unknown>((model, each) => {
    if (!isObject(model) || !isObject(each)) return model ?? each;
    const keys = [...new Set([...Object.keys(model), ...Object.keys(each)])];
    return Object.fromEntries(
      keys.map((key) => [key, merged([model[key], each[key]].filter((value) => value !== undefined))]),
    );
  }, undefined);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
