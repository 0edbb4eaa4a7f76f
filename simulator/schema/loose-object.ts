/**
 * One object of a document that comes from outside, read by what is expected of it: what is missing or null takes its
 * default (G-13, G-85), what has the wrong form is noted at its JSON path, keys that nobody asked for are kept (G-63).
 */
import type { SchemaReport } from './schema-report.ts';

export class LooseObject {
  readonly path: string;
  readonly report: SchemaReport;
  readonly #given: Readonly<Record<string, unknown>>;

  constructor(value: unknown, path: string, report: SchemaReport) {
    this.path = path;
    this.report = report;
    this.#given = isObject(value) ? value : {};
    if (!isObject(value)) report.problems.push({ path, message: `expected an object, not ${nameOf(value)}` });
  }

  /** What stands there; undefined for what is missing or null. */
  get(key: string): unknown {
    return Object.hasOwn(this.#given, key) ? (this.#given[key] ?? undefined) : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  text(key: string, otherwise: string): string {
    return this.#expect(key, 'a text', (value) => typeof value === 'string', otherwise);
  }

  textOrNull(key: string): string | null {
    return this.#expect<string | null>(key, 'a text or null', (value) => typeof value === 'string', null);
  }

  flag(key: string, otherwise: boolean): boolean {
    return this.#expect(key, 'true or false', (value) => typeof value === 'boolean', otherwise);
  }

  integer(key: string, otherwise: number): number {
    return this.#expect(key, 'an integer', Number.isSafeInteger, otherwise);
  }

  /** Enum values come in any case, and are written in their own (G-12). */
  choice<C extends string, O>(key: string, choices: readonly C[], otherwise: O): C | O {
    const value = this.get(key);
    if (value === undefined) return otherwise;
    const found = choices.find((choice) => typeof value === 'string' && choice.toLowerCase() === value.toLowerCase());
    if (found === undefined) this.#complain(key, `one of ${choices.join(', ')}`, value);
    return found ?? otherwise;
  }

  list(key: string): readonly unknown[] {
    return this.#expect<readonly unknown[]>(key, 'a list', Array.isArray, []);
  }

  object(key: string): LooseObject {
    return new LooseObject(this.get(key), `${this.path}.${key}`, this.report);
  }

  objects<T>(key: string, read: (each: LooseObject, index: number) => T): T[] {
    return this.list(key).map((each, index) =>
      read(new LooseObject(each, `${this.path}.${key}[${index}]`, this.report), index),
    );
  }

  /** What was read, in the order of its keys (G-71), then all that wasn't asked for. */
  withUnknownKeys<T extends object>(read: T): T {
    const unknown = Object.entries(this.#given).filter(([key]) => !Object.hasOwn(read, key));
    return unknown.length === 0 ? read : { ...read, ...Object.fromEntries(unknown) };
  }

  #expect<T>(key: string, expected: string, fits: (value: unknown) => boolean, otherwise: T): T {
    const value = this.get(key);
    if (value === undefined) return otherwise;
    if (fits(value)) return value as T;
    this.#complain(key, expected, value);
    return otherwise;
  }

  #complain(key: string, expected: string, value: unknown): void {
    this.report.problems.push({ path: `${this.path}.${key}`, message: `expected ${expected}, not ${nameOf(value)}` });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
