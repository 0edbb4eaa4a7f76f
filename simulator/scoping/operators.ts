/**
 * The operators of scoping filters, in both spellings, as one table (S-12 to S-19): it drives the evaluation, the
 * checks and Graph's `filterOperators`.
 */

import { asBigInteger, canonicalText, netRegex } from '../expressions/index.ts';
import type { AttributeType } from '../model/schema.ts';
import type { AttributeValue } from '../model/values.ts';

export interface FilterOperator {
  /** Graph's operatorName. */
  name: string;
  /** As the portal writes it. */
  portalName: string;
  arity: 'Unary' | 'Binary';
  types: readonly AttributeType[];
  /** Judges one value that is there and not empty, against one operand; missing values are judged before. */
  holds: (value: AttributeValue, operand: string) => boolean;
  /** Several operands: for the negative ones none may fit (S-19). */
  negative?: boolean;
  /** Listed by Graph, or known from the portal only. */
  listed: boolean;
  /** What is wrong with an operand; null when nothing is. */
  problemWith?: (operand: string) => string | null;
}

const text = canonicalText;
const texts: readonly AttributeType[] = ['Integer', 'String'];
const strings: readonly AttributeType[] = ['String'];
const integers: readonly AttributeType[] = ['Integer'];
const any: readonly AttributeType[] = ['Integer', 'String', 'Binary', 'Boolean'];

const notInteger = (operand: string) => (asBigInteger(operand) === null ? `'${operand}' is no integer` : null);
const badPattern = (operand: string): string | null => {
  try {
    netRegex(operand);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

/** Both sides as integers; an attribute that isn't one makes the clause false (S-14). */
function compareIntegers(value: AttributeValue, operand: string, holds: (a: bigint, b: bigint) => boolean): boolean {
  const [a, b] = [asBigInteger(text(value)), asBigInteger(operand)];
  return a !== null && b !== null && holds(a, b);
}

/** Integers by their bits, texts by containment (S-16: the least certain rule of all). */
function sharesBits(value: AttributeValue, operand: string): boolean {
  const [a, b] = [asBigInteger(text(value)), asBigInteger(operand)];
  return a !== null && b !== null ? (a & b) !== 0n : operand.includes(text(value));
}

export const filterOperators: readonly FilterOperator[] = [
  {
    name: 'EQUALS',
    portalName: 'EQUALS',
    arity: 'Binary',
    types: texts,
    listed: true,
    holds: (value, operand) => text(value) === operand,
  },
  {
    name: 'NOT EQUALS',
    portalName: 'NOT EQUALS',
    arity: 'Binary',
    types: texts,
    listed: true,
    negative: true,
    holds: (value, operand) => text(value) !== operand,
  },
  { name: 'IS NULL', portalName: 'IS NULL', arity: 'Unary', types: any, listed: true, holds: () => false },
  { name: 'IS NOT NULL', portalName: 'IS NOT NULL', arity: 'Unary', types: any, listed: true, holds: () => true },
  {
    name: 'IS TRUE',
    portalName: 'IS TRUE',
    arity: 'Unary',
    types: ['Boolean'],
    listed: true,
    holds: (value) => text(value).toLowerCase() === 'true',
  },
  {
    name: 'IS FALSE',
    portalName: 'IS FALSE',
    arity: 'Unary',
    types: ['Boolean'],
    listed: true,
    holds: (value) => text(value).toLowerCase() === 'false',
  },
  {
    name: 'REGEX MATCH',
    portalName: 'REGEX MATCH',
    arity: 'Binary',
    types: texts,
    listed: true,
    holds: (value, operand) => netRegex(operand).isMatch(text(value)),
    problemWith: badPattern,
  },
  {
    name: 'NOT REGEX MATCH',
    portalName: 'NOT REGEX MATCH',
    arity: 'Binary',
    types: texts,
    listed: true,
    negative: true,
    holds: (value, operand) => !netRegex(operand).isMatch(text(value)),
    problemWith: badPattern,
  },
  {
    name: 'INCLUDES',
    portalName: 'Includes',
    arity: 'Binary',
    types: strings,
    listed: true,
    holds: (value, operand) => text(value).includes(operand),
  },
  {
    name: 'ENDS_WITH',
    portalName: 'ENDS_WITH',
    arity: 'Binary',
    types: strings,
    listed: true,
    holds: (value, operand) => text(value).endsWith(operand),
  },
  {
    name: 'GREATER_THAN',
    portalName: 'Greater_Than',
    arity: 'Binary',
    types: integers,
    listed: true,
    holds: (value, operand) => compareIntegers(value, operand, (a, b) => a > b),
    problemWith: notInteger,
  },
  {
    name: 'GREATER_THAN_OR_EQUALS',
    portalName: 'Greater_Than_OR_EQUALS',
    arity: 'Binary',
    types: integers,
    listed: true,
    holds: (value, operand) => compareIntegers(value, operand, (a, b) => a >= b),
    problemWith: notInteger,
  },
  { name: '&', portalName: '&', arity: 'Binary', types: texts, listed: false, holds: sharesBits },
  {
    name: '!&',
    portalName: '!&',
    arity: 'Binary',
    types: texts,
    listed: false,
    negative: true,
    holds: (value, operand) => !sharesBits(value, operand),
  },
];

const byName = new Map(filterOperators.map((operator) => [normalised(operator.name), operator]));

/** Any case; `_` and blank are the same (S-12). */
function normalised(name: string): string {
  return name.trim().replaceAll('_', ' ').replace(/\s+/g, ' ').toUpperCase();
}

export function operatorNamed(name: string): FilterOperator | undefined {
  return byName.get(normalised(name));
}

/** Graph's `filterOperators` (G-67, S-17). */
export function graphFilterOperators() {
  return filterOperators
    .filter(({ listed }) => listed)
    .map(({ name, arity, types }) => ({
      name,
      arity,
      multivaluedComparisonType: 'All',
      supportedAttributeTypes: [...types],
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
