/** What the benchmarks compute and print alike. */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Whole numbers with a separator for thousands. @param {number} value */
export function whole(value) {
  return Math.round(value).toLocaleString('en-US');
}

/**
 * A number given as `--name value`.
 * @param {string} name @param {number} otherwise
 */
export function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return otherwise;
  const value = Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number of at least 1.`);
  return value;
}

/**
 * One of the names, given as `--name value`; undefined without it.
 * @template {string} N @param {string} name @param {readonly N[]} names @returns {N | undefined}
 */
export function choice(name, names) {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const chosen = names.find((each) => each === process.argv[at + 1]);
  if (chosen === undefined) throw new Error(`--${name} must be one of: ${names.join(', ')}.`);
  return chosen;
}

/** The mean with its standard error. @param {number[]} numbers */
export function meanAndError(numbers) {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, numbers.length - 1) / numbers.length) };
}
