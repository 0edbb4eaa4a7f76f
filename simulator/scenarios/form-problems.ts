/** What a form doesn't allow of a value, in words for whoever wrote the file. Pure. */
import { Value } from 'typebox/value';
import { nearest } from '../expressions/index.ts';

/** Where in a document something is: keys and places in lists. */
export type Path = (string | number)[];

export interface FormProblem {
  path: Path;
  message: string;
}

type FormError = ReturnType<typeof Value.Errors>[number];

/** One problem for each place; of a choice only that none of it fits. */
export function formProblems(shape: object, value: unknown): FormProblem[] {
  const errors = [...Value.Errors(shape as never, value)].filter(
    // These only repeat what an error beside them says.
    ({ keyword }) => keyword !== 'boolean' && keyword !== 'const',
  );
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  const isInChoice = ({ keyword, instancePath }: FormError) =>
    keyword !== 'anyOf' && choices.some((choice) => instancePath.startsWith(choice));
  const problems = new Map<string, FormProblem>();
  for (const error of errors.filter((one) => !isInChoice(one))) {
    for (const problem of problemsOf(shape, error)) {
      const key = problem.path.join('/');
      if (!problems.has(key)) problems.set(key, problem);
    }
  }
  return [...problems.values()];
}

function problemsOf(shape: object, error: FormError): FormProblem[] {
  const path = pathOf(error.instancePath);
  if (error.keyword !== 'additionalProperties') return [{ path, message: sentenceOf(error) }];
  const known = knownAt(shape, path);
  return (error.params as { additionalProperties: string[] }).additionalProperties.map((name) => ({
    path: [...path, name],
    message: `There is no field '${name}' here.${hint(name, known)}`,
  }));
}

function hint(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  if (meant !== null) return ` Did you mean '${meant}'?`;
  return known.length > 0 ? ` Known: ${known.join(', ')}.` : '';
}

function sentenceOf({ keyword, params, message }: FormError): string {
  const given = params as Record<string, unknown[]>;
  switch (keyword) {
    case 'required':
      return `Missing: ${given.requiredProperties?.join(', ')}.`;
    case 'enum':
      return `It must be one of ${given.allowedValues?.join(', ')}.`;
    case 'anyOf':
      return 'It has none of the forms that are allowed here.';
    default:
      return `It ${message}.`;
  }
}

/** A JSON pointer as keys and places. */
function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The fields a form has at a place, as far as it is a plain object there. */
function knownAt(shape: object, path: Path): string[] {
  let at = shape as { properties?: Record<string, object>; patternProperties?: Record<string, object>; items?: object };
  for (const part of path) {
    const next =
      typeof part === 'number' ? at.items : (at.properties?.[part] ?? Object.values(at.patternProperties ?? {})[0]);
    if (!next) return [];
    at = next as typeof at;
  }
  return Object.keys(at.properties ?? {});
}
