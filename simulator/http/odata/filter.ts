/**
 * `$filter` as a small tree (G-99). The grammar is @odata/parser's; what it lacks (`in`, a function compared with
 * true or false) is rewritten into what it knows, outside of string literals, and precedence is put right. Pure.
 */
import { defaultParser, type Token } from '@odata/parser';
import { odataError } from './errors.ts';

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

/** A literal as written, with its kind. Dates and guids come without quotes. */
export type FilterLiteral =
  | { kind: 'text' | 'guid' | 'date'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null'; value: null };

export type FilterNode =
  | { op: 'and' | 'or'; left: FilterNode; right: FilterNode }
  | { op: 'not'; node: FilterNode }
  | { op: 'compare'; operator: ComparisonOperator; path: string; literal: FilterLiteral }
  | { op: 'call'; name: TextFunction; path: string; text: string }
  /** A boolean property by itself. */
  | { op: 'path'; path: string }
  /** Paths of the predicate begin with `variable`; null is `any()`: the collection isn't empty. */
  | { op: 'any' | 'all'; path: string; variable: string; predicate: FilterNode | null };

const MAX_LENGTH = 8000;

/** Throws FILTER_INVALID. */
export function parseFilter(filter: string): FilterNode {
  const invalid = (reason: string) => odataError('FILTER_INVALID', { filter, reason });
  if (filter.length > MAX_LENGTH) throw invalid(`it is longer than ${MAX_LENGTH} characters`);
  let token: Token;
  try {
    token = defaultParser.filter(rewrite(plain(filter.trim())));
  } catch (cause) {
    throw invalid(`it can't be parsed (${(cause as Error).message})`);
  }
  return nodeOf(token, invalid);
}

type Invalid = (reason: string) => Error;

/** Parts of a token, which the parser types as anything. */
interface Parts {
  type: string;
  raw: string;
  value: unknown;
}

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  EqualsExpression: 'eq',
  NotEqualsExpression: 'ne',
  GreaterThanExpression: 'gt',
  GreaterOrEqualsExpression: 'ge',
  LesserThanExpression: 'lt',
  LesserOrEqualsExpression: 'le',
};
const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

/** A condition without `and` and `or` of its own, or the word that joins it to the next one. */
type Flat = FilterNode | 'and' | 'or';

/**
 * The parser's `not` takes everything that follows it, and that upsets the precedence of `and` and `or` around it.
 * So what stands between parentheses is laid out in the order of the text and joined anew.
 */
function nodeOf(token: Parts, invalid: Invalid): FilterNode {
  const either = split(flatten(token, invalid), 'or').map((part) =>
    split(part, 'and').map(([node]) => node as FilterNode),
  );
  return joined(
    'or',
    either.map((all) => joined('and', all)),
  );
}

function flatten(token: Parts, invalid: Invalid): Flat[] {
  if (token.type === 'AndExpression' || token.type === 'OrExpression') {
    const { left, right } = token.value as { left: Parts; right: Parts };
    const word = token.type === 'AndExpression' ? 'and' : 'or';
    return [...flatten(left, invalid), word, ...flatten(right, invalid)];
  }
  if (token.type === 'NotExpression') {
    const [first, ...rest] = flatten(token.value as Parts, invalid);
    return [{ op: 'not', node: first as FilterNode }, ...rest];
  }
  return [conditionOf(token, invalid)];
}

function split(parts: readonly Flat[], word: 'and' | 'or'): Flat[][] {
  const groups: Flat[][] = [[]];
  for (const part of parts) {
    if (part === word) groups.push([]);
    else groups.at(-1)?.push(part);
  }
  return groups;
}

function joined(op: 'and' | 'or', nodes: readonly FilterNode[]): FilterNode {
  return nodes.reduce((left, right) => ({ op, left, right }));
}

function conditionOf(token: Parts, invalid: Invalid): FilterNode {
  const operator = comparisons[token.type];
  if (operator) return comparisonOf(operator, token.value as { left: Parts; right: Parts }, invalid);
  switch (token.type) {
    case 'BoolParenExpression':
    case 'ParenExpression':
    case 'CommonExpression':
    case 'LambdaPredicateExpression':
      return nodeOf(token.value as Parts, invalid);
    case 'MethodCallExpression':
      return callOf(token, invalid);
    case 'FirstMemberExpression':
      return memberOf(token, invalid);
    default:
      throw invalid(`'${token.raw}' is not supported`);
  }
}

function comparisonOf(
  operator: ComparisonOperator,
  { left, right }: { left: Parts; right: Parts },
  invalid: Invalid,
): FilterNode {
  if (left.type === 'Literal' && right.type !== 'Literal') {
    return {
      op: 'compare',
      operator: mirrored[operator],
      path: pathOf(right, invalid),
      literal: literalOf(left, invalid),
    };
  }
  if (right.type !== 'Literal') throw invalid(`'${right.raw}' is no literal; texts stand in single quotes`);
  return { op: 'compare', operator, path: pathOf(left, invalid), literal: literalOf(right, invalid) };
}

function callOf(token: Parts, invalid: Invalid): FilterNode {
  const { method, parameters } = token.value as { method: string; parameters: Parts[] };
  if (method !== 'contains' && method !== 'startswith' && method !== 'endswith') {
    throw invalid(`the function '${method}' is not supported; known: contains, startswith, endswith`);
  }
  const [first, second] = parameters;
  if (!first || second?.type !== 'Literal') throw invalid(`'${token.raw}' needs a property and a text`);
  const literal = literalOf(second, invalid);
  if (literal.kind !== 'text') throw invalid(`'${token.raw}' needs a text in single quotes`);
  return { op: 'call', name: method, path: pathOf(first, invalid), text: literal.value };
}

/** A property by itself, or a collection with `any` or `all` at its end. */
function memberOf(token: Parts, invalid: Invalid): FilterNode {
  const lambda = findToken(token, (part) => part.type === 'AnyExpression' || part.type === 'AllExpression');
  if (!lambda) return { op: 'path', path: pathOf(token, invalid) };
  const path = token.raw.slice(0, token.raw.indexOf(lambda.raw)).replace(/\/$/, '');
  const { variable, predicate } = lambda.value as { variable?: Parts; predicate?: Parts };
  return {
    op: lambda.type === 'AnyExpression' ? 'any' : 'all',
    path,
    variable: variable?.raw ?? '',
    predicate: predicate ? nodeOf(predicate, invalid) : null,
  };
}

function pathOf(token: Parts, invalid: Invalid): string {
  if (token.type === 'FirstMemberExpression' && /^[\w.@$/]+$/.test(token.raw)) return token.raw;
  throw invalid(`'${token.raw}' is no property`);
}

function literalOf(token: Parts, invalid: Invalid): FilterLiteral {
  const { raw } = token;
  const type = String(token.value);
  if (raw === 'null') return { kind: 'null', value: null };
  if (type === 'Edm.Boolean') return { kind: 'boolean', value: raw.toLowerCase() === 'true' };
  if (type === 'Edm.Guid') return { kind: 'guid', value: raw.toLowerCase() };
  if (type === 'Edm.DateTimeOffset' || type === 'Edm.Date') return { kind: 'date', value: raw };
  if (type === 'Edm.String') return { kind: 'text', value: raw.slice(1, -1).replaceAll("''", "'") };
  const number = Number(raw);
  if (Number.isFinite(number)) return { kind: 'number', value: number };
  throw invalid(`the literal '${raw}' is not supported`);
}

function findToken(token: unknown, is: (part: Parts) => boolean): Parts | null {
  if (typeof token !== 'object' || token === null) return null;
  const part = token as Parts;
  if (typeof part.type === 'string' && is(part)) return part;
  const inside = Array.isArray(token) ? token : typeof part.type === 'string' ? [part.value] : Object.values(token);
  for (const value of inside) {
    const found = findToken(value, is);
    if (found) return found;
  }
  return null;
}

const TEXT = "'(?:[^']|'')*'";
const WORDS = 'not|and|or|eq|ne|gt|ge|lt|le|in|contains|startswith|endswith';
const words = new RegExp(`${TEXT}|(?<![\\w./])(?:${WORDS})(?![\\w./])`, 'gi');

/** Words of the language in small letters, and `not` apart from its parenthesis: documentation has NOT(…), startsWith. */
function plain(filter: string): string {
  return filter.replace(words, (word, at: number) => {
    if (word.startsWith("'")) return word;
    const small = word.toLowerCase();
    return small === 'not' && filter[at + word.length] === '(' ? 'not ' : small;
  });
}

/** String literals are matched first, so that what stands in them is left alone. */
const lacking = new RegExp(
  `${TEXT}|([\\w./]+)\\s+in\\s*\\(((?:${TEXT}|[^()'])*)\\)|((?:contains|startswith|endswith)\\([^(),']+,\\s*${TEXT}\\s*\\))\\s+eq\\s+(true|false)\\b`,
  'g',
);

function rewrite(filter: string): string {
  return filter.replace(lacking, (all: string, path?: string, list?: string, call?: string, truth?: string) => {
    if (call) return truth === 'true' ? call : `(not ${call})`;
    if (path === undefined || list === undefined) return all;
    const values = list.match(new RegExp(`${TEXT}|[^\\s,']+`, 'g')) ?? [];
    return `(${values.map((value) => `${path} eq ${value}`).join(' or ')})`;
  });
}
