/**
 * All functions of the language in one table: it drives the checks of arguments, the evaluator, Graph's list of
 * functions, the documentation page and the page's completion.
 */
import { problemWithArguments } from './arguments.ts';
import type { FunctionDescription } from './function-definition.ts';
import { dateFunctions } from './functions/dates.ts';
import { emptinessFunctions } from './functions/emptiness.ts';
import { encodingFunctions } from './functions/encodings.ts';
import { generatorFunctions } from './functions/generators.ts';
import { letterFunctions } from './functions/letters.ts';
import { listFunctions } from './functions/lists.ts';
import { logicFunctions } from './functions/logic.ts';
import { replaceFunction } from './functions/replace.ts';
import { roleFunctions } from './functions/roles.ts';
import { selectUniqueValueFunction } from './functions/select-unique-value.ts';
import { textFunctions } from './functions/text.ts';
import type { ExpressionTree } from './tree.ts';

/** A function with what the parser needs of it. */
export type TableFunction = FunctionDescription & {
  /** `Mid(source, start, length)`. */
  signature: string;
  /** What is wrong with the arguments of a call; null when nothing is. */
  problemWith(args: readonly (ExpressionTree | null)[]): string | null;
};

export const functionTable: readonly TableFunction[] = [
  ...textFunctions,
  ...letterFunctions,
  ...encodingFunctions,
  replaceFunction,
  ...logicFunctions,
  ...emptinessFunctions,
  selectUniqueValueFunction,
  ...listFunctions,
  ...dateFunctions,
  ...roleFunctions,
  ...generatorFunctions,
]
  .map((description) => ({
    ...description,
    signature: signatureOf(description),
    problemWith: (args: readonly (ExpressionTree | null)[]) => problemWithArguments(description, args),
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
