/**
 * All functions of the language in one table: it drives the checks of arguments, the evaluator, Graph's list of
 * functions, the documentation page and the page's completion.
 */
import type { FunctionDescription, Parameter } from './function-definition.ts';
import { dateFunctions } from './functions/dates.ts';
import { generatorFunctions } from './functions/generators.ts';
import { listFunctions } from './functions/lists.ts';
import { logicFunctions } from './functions/logic.ts';
import { replaceFunction } from './functions/replace.ts';
import { roleFunctions } from './functions/roles.ts';
import { textFunctions } from './functions/text.ts';
import type { ExpressionTree } from './tree.ts';

/** A function with what the parser needs of it. */
export type TableFunction = FunctionDescription & {
  /** `Mid(source, start, length)`. */
  signature: string;
  /** What is wrong with the arguments of a call; null when nothing is. */
  problemWith(args: readonly (ExpressionTree | null)[]): string | null;
};

/** The only bare words; any other is a mistake. */
export const bareWords: ReadonlySet<string> = new Set([
  'vbBinaryCompare',
  'vbTextCompare',
  'IgnoreAttributeFlow',
  'IgnoreObjectFlow',
  'Unicode',
  'UTF8',
  'ASCII',
]);

export const functionTable: readonly TableFunction[] = [
  ...textFunctions,
  replaceFunction,
  ...logicFunctions,
  ...listFunctions,
  ...dateFunctions,
  ...roleFunctions,
  ...generatorFunctions,
]
  .map((description) => ({
    ...description,
    signature: signatureOf(description),
    problemWith: (args: readonly (ExpressionTree | null)[]) => problemWith(description, args),
  }))
  .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

const byName = new Map(functionTable.map((description) => [description.name, description]));

/** Names are compared exactly. */
export function functionNamed(name: string): TableFunction | undefined {
  return byName.get(name);
}

export function functionNames(): Iterable<string> {
  return byName.keys();
}

/** Graph's `functions` list (G-68, X-92): `id` on the resource's page, `name` in its sample. */
export function graphFunctions() {
  return functionTable.map(({ name, parameters }) => ({
    id: name,
    name,
    parameters: parameters.map(({ name: key, required, type, allowMultipleOccurrences }) => ({
      name: key,
      required,
      allowMultipleOccurrences,
      type,
    })),
  }));
}

function signatureOf({ name, parameters }: FunctionDescription): string {
  const written = parameters.map((each) => {
    const repeated = each.allowMultipleOccurrences ? `${each.name}, …` : each.name;
    return each.required ? repeated : `[${repeated}]`;
  });
  return `${name}(${written.join(', ')})`;
}

/** The number of arguments and the required ones, then what the function itself checks. */
function problemWith(description: FunctionDescription, args: readonly (ExpressionTree | null)[]): string | null {
  const { parameters, check } = description;
  // One empty argument is what `Now( )` and a trailing comma leave behind.
  const given = args.length === 1 && args[0] === null && parameters.length === 0 ? [] : args;
  const last = parameters.at(-1);
  const most = last?.allowMultipleOccurrences ? Number.POSITIVE_INFINITY : parameters.length;
  if (given.length > most) {
    const extra = given.slice(most).some((arg) => arg !== null);
    if (extra || given.length > most + 1) return `it has ${given.length} arguments; at most ${most} are allowed.`;
  }
  if (description.name !== 'FormatDateTime') {
    const missing = parameters.findIndex((each, place) => each.required && !isGiven(each, place, given));
    if (missing >= 0) return `argument ${missing + 1} (${(parameters[missing] as Parameter).name}) is missing.`;
  }
  return check ? check(given) : null;
}

function isGiven(parameter: Parameter, place: number, args: readonly (ExpressionTree | null)[]): boolean {
  if (!parameter.allowMultipleOccurrences) return args[place] !== null && args[place] !== undefined;
  return args.length > place && args.slice(place).every((arg) => arg !== null);
}
