/** Which parameter an argument stands for, and what is wrong with the arguments of a call. */
import type { FunctionDescription, Parameter } from './function-definition.ts';
import type { ExpressionTree } from './tree.ts';

/**
 * The place of the parameter that an argument stands for, out of so many given; -1 when there is none. Those after a
 * repeating parameter take the last arguments.
 */
export function parameterPlace(description: FunctionDescription, argument: number, given: number): number {
  const { parameters, placeOf } = description;
  if (placeOf) return placeOf(argument, given);
  const repeating = parameters.findIndex((each) => each.allowMultipleOccurrences);
  if (repeating < 0) return argument < parameters.length ? argument : -1;
  if (argument <= repeating) return argument;
  const after = parameters.length - 1 - repeating;
  const fromEnd = given - argument;
  return fromEnd <= after ? parameters.length - fromEnd : repeating;
}

/** Null when nothing is wrong. */
export function problemWithArguments(
  description: FunctionDescription,
  args: readonly (ExpressionTree | null)[],
): string | null {
  const { parameters, check } = description;
  const places = args.map((_, argument) => parameterPlace(description, argument, args.length));
  if (places.some((place) => place < 0 || place >= parameters.length)) {
    return `it has ${args.length} arguments; at most ${parameters.length} are allowed.`;
  }
  const empty = args.findIndex((arg, argument) => arg === null && isRequired(parameters, places[argument] as number));
  const absent = parameters.findIndex(({ required }, place) => required && !places.includes(place));
  if (empty >= 0) return missing(empty, parameters[places[empty] as number] as Parameter);
  if (absent >= 0) return missing(absent, parameters[absent] as Parameter);
  return check ? check(args) : null;
}

/** Each occurrence of a repeating parameter is there because it was given. */
function isRequired(parameters: readonly Parameter[], place: number): boolean {
  const { required, allowMultipleOccurrences } = parameters[place] as Parameter;
  return required || allowMultipleOccurrences;
}

function missing(argument: number, { name }: Parameter): string {
  return `argument ${argument + 1} (${name}) is missing.`;
}
