/** How a function of the language is described: parameters, documentation, examples, and what it does. */
import type { Chance } from '../chance.ts';
import type { Finding, SourceAttributes } from '../model/values.ts';
import type { ExpressionTree } from './tree.ts';
import type { Value } from './values.ts';

/** What an evaluation is handed besides the object. */
export interface EvaluationContext {
  /** Fixed for the evaluation of one object: milliseconds since 1970. */
  nowMs: number;
  chance: Chance;
  defaultDomain?: string;
  /** Evaluates IIF conditions on empty attributes literally. */
  lenientIif?: boolean;
  /** The scope is "sync all": role functions give nothing. */
  syncAll?: boolean;
  /** Several roles under SingleAppRoleAssignment fail, as seen in 2019, instead of giving one. */
  failOnManyRoles?: boolean;
  /** Whether the target uses a value already, for SelectUniqueValue. */
  isUsedInTarget?: (value: string) => boolean;
  onFinding?: (finding: Finding) => void;
}

export type Compiled = (attributes: SourceAttributes, context: EvaluationContext) => Value;

export interface Parameter {
  /** The key in Graph's form. */
  name: string;
  type: 'String' | 'Integer' | 'Boolean' | 'DateTime' | 'Binary' | 'Reference';
  required: boolean;
  allowMultipleOccurrences: boolean;
  doc: string;
  /** The bare words that may stand here. */
  words: readonly string[];
}

export interface Example {
  expression: string;
  attributes: SourceAttributes;
  /** ISO 8601 time, where the example needs one. */
  now?: string;
  /** The canonical result; null is nothing, undefined not flowed; a RegExp where chance decides. */
  result: string | string[] | null | undefined | RegExp;
}

/** One argument of a call; null when it isn't given. */
export interface Argument {
  tree: ExpressionTree;
  evaluate: Compiled;
}

interface Described {
  name: string;
  kind: 'text' | 'logic' | 'list' | 'date' | 'role' | 'number' | 'generator';
  parameters: readonly Parameter[];
  doc: string;
  examples: readonly Example[];
  rules: readonly string[];
  /** False: from older editions or sibling services. */
  isCurrent: boolean;
  /** What is wrong with the arguments beyond their number; null when nothing is. */
  check?: (args: readonly (ExpressionTree | null)[]) => string | null;
  /** The parameter that an argument stands for, where it isn't the one at the same place. */
  placeOf?: (argument: number, given: number) => number;
}

/**
 * A function that evaluates all its arguments first. Unless it takes nothing or lists as they are, nothing as
 * its main argument gives nothing, and a list there is worked on value by value.
 */
export interface StrictFunction extends Described {
  call: (values: readonly Value[], context: EvaluationContext) => Value;
  /** The place of the main argument; the first when not said. */
  main?: number;
  takesNothing?: boolean;
  takesLists?: boolean;
}

/** A function that decides which of its arguments it evaluates. */
export interface LazyFunction extends Described {
  compile: (args: readonly (Argument | null)[]) => Compiled;
}

export type FunctionDescription = StrictFunction | LazyFunction;

export function parameter(
  name: string,
  doc: string,
  options: Partial<Omit<Parameter, 'name' | 'doc'>> = {},
): Parameter {
  return { name, doc, type: 'String', required: true, allowMultipleOccurrences: false, words: [], ...options };
}

export const optional = { required: false } as const;
export const repeating = { allowMultipleOccurrences: true } as const;
export const integer = { type: 'Integer' } as const;

/** Bare words that are results. */
export const resultWords = ['IgnoreAttributeFlow', 'IgnoreObjectFlow'] as const;
/** Where a result may stand. */
export const result = { words: resultWords } as const;
