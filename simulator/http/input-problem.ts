/** A failed check of input as one sentence: where, what was expected, what was given. Pure. */
import type { FastifySchemaValidationError } from 'fastify';
import { maskPasswords } from '../mask-passwords.ts';

/** As Ajv tells it with `verbose`. */
interface Problem extends FastifySchemaValidationError {
  data?: unknown;
  parentSchema?: { properties?: object; title?: string; examples?: unknown[] };
}

const SECRET = /password|secret|token|value|key|credential/i;
const LONGEST = 60;

/** Null for a problem that Ajv's own words tell well enough. `place` is the part of the request. */
export function inputProblem(problems: readonly Problem[], place: string): string | null {
  const unknown = problems.find(({ keyword }) => keyword === 'additionalProperties');
  if (unknown) {
    const name = String(unknown.params.additionalProperty);
    const known = Object.keys(unknown.parentSchema?.properties ?? {}).join(', ');
    return `${place}${unknown.instancePath} has a property '${name}' that is not known. Known: ${known}.`;
  }
  const last = problems.at(-1);
  if (!last) return null;
  const at = `${place}${last.instancePath}`;
  const given = `but is ${textOf(last)}`;
  if (last.keyword === 'type') return `${at} must be ${typesOf([last])}, ${given}.`;
  if (last.keyword === 'anyOf') return noneFits(problems.slice(0, -1), last, place);
  if (last.keyword === 'enum') {
    const allowed = (last.params.allowedValues as unknown[]).map((value) => JSON.stringify(value));
    return `${at} must be one of ${allowed.join(', ')}, ${given}.`;
  }
  if (last.keyword === 'pattern' && last.parentSchema?.title) {
    const { title, examples = [] } = last.parentSchema;
    return `${at} must be ${title}${examples.length > 0 ? `, such as ${JSON.stringify(examples[0])}` : ''}, ${given}.`;
  }
  return last.keyword === 'minimum' || last.keyword === 'maximum' ? `${at} ${last.message}, ${given}.` : null;
}

/** Of several shapes of which one must fit (`anyOf`): `inner` tells why each didn't, `last` that none did. */
function noneFits(inner: readonly Problem[], last: Problem, place: string): string | null {
  const at = `${place}${last.instancePath}`;
  const given = `but is ${textOf(last)}`;
  const here = inner.filter(({ instancePath }) => instancePath === last.instancePath);
  const types = here.filter(({ keyword }) => keyword === 'type');
  if (types.length === inner.length) return `${at} must be ${typesOf(types)}, ${given}.`;
  // Of an object that may be null as well, what is wrong inside it.
  const [only, ...others] = inner.filter((problem) => !types.includes(problem));
  if (only && others.length === 0)
    return inputProblem([only], place) ?? `${place}${only.instancePath} ${only.message}.`;
  const missing = here.filter(({ keyword }) => keyword === 'required');
  if (missing.length === inner.length) {
    const names = missing.map(({ params }) => String(params.missingProperty));
    return `${at} must have one of ${names.join(', ')}, but has ${namesIn(last.data)}.`;
  }
  const constants = here.filter(({ keyword }) => keyword === 'const');
  if (constants.length === inner.length) {
    const allowed = constants.map(({ params }) => JSON.stringify(params.allowedValue));
    return `${at} must be one of ${allowed.join(', ')}, ${given}.`;
  }
  return null;
}

const typeNames: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a text in quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

function typesOf(problems: readonly Problem[]): string {
  return problems.map(({ params }) => typeNames[String(params.type)] ?? String(params.type)).join(' or ');
}

/** Of the properties that were given. */
function namesIn(data: unknown): string {
  const names = Object.keys(data ?? {}).join(', ');
  if (names === '') return 'nothing';
  return names.length > LONGEST ? `${names.slice(0, LONGEST)}…` : names;
}

/** What was given, shortened; only its kind where it may be a secret. */
function textOf({ data, instancePath }: Problem): string {
  if (data === null) return 'null';
  if (data === undefined) return 'missing';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'an object';
  if (SECRET.test(instancePath)) return `a ${typeof data}`;
  const text = maskPasswords(JSON.stringify(data));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
