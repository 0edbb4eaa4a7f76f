/**
 * A filter tree as a condition in SQL with its parameters, over a property map. Null follows OData: `ne` is true
 * where there is nothing, every other comparison false. Pure.
 */
import { odataError } from './errors.ts';
import type { ComparisonOperator, FilterLiteral, FilterNode, TextFunction } from './filter.ts';
import { parseFilter } from './filter.ts';
import type { FilterProperty, PropertyMap, SharedPart } from './property-map.ts';

export interface SqlCondition {
  sql: string;
  parameters: (string | number)[];
}

type Fail = (reason: string) => Error;
type Find = (path: string) => FilterProperty;

/** Throws FILTER_INVALID, also for a property that the map doesn't have (G-101). */
export function filterToSql(filter: string, map: PropertyMap): SqlCondition {
  const fail: Fail = (reason) => odataError('FILTER_INVALID', { filter, reason });
  const find: Find = (path) => {
    const property = map.property(path);
    if (!property) throw fail(`there is no property '${path}' to filter by`);
    return property;
  };
  const parameters: (string | number)[] = [];
  return { sql: conditionOf(parseFilter(filter), { map, find, fail, parameters, depth: 0 }), parameters };
}

interface Scope {
  map: PropertyMap;
  find: Find;
  fail: Fail;
  parameters: (string | number)[];
  depth: number;
}

function conditionOf(node: FilterNode, scope: Scope): string {
  switch (node.op) {
    case 'and':
    case 'or':
      return `(${conditionOf(node.left, scope)} ${node.op.toUpperCase()} ${conditionOf(node.right, scope)})`;
    case 'not':
      // Unknown is false in OData, so its negation is true.
      return `NOT coalesce(${conditionOf(node.node, scope)}, 0)`;
    case 'path': {
      const property = scope.find(node.path);
      if (property.comparison !== 'boolean') throw scope.fail(`'${node.path}' is not true or false`);
      return among(property.shared, `${property.sql} = 1`);
    }
    case 'compare':
      return comparison(node.operator, node.path, node.literal, scope);
    case 'call':
      return textCall(node.name, node.path, node.text, scope);
    case 'any':
    case 'all':
      return lambda(node, scope);
  }
}

const symbols: Readonly<Record<Exclude<ComparisonOperator, 'ne'>, string>> = {
  eq: '=',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

function comparison(operator: ComparisonOperator, path: string, literal: FilterLiteral, scope: Scope): string {
  const property = scope.find(path);
  if (literal.kind === 'null') {
    if (operator !== 'eq' && operator !== 'ne') throw scope.fail(`null can't be compared with ${operator}`);
    return among(property.shared, `${property.sql} IS ${operator === 'eq' ? '' : 'NOT '}NULL`);
  }
  const value = storedValue(property, literal);
  if (value === null || Number.isNaN(value)) {
    throw scope.fail(`'${path}' is compared with ${expected(property)}, not with '${String(literal.value)}'`);
  }
  scope.parameters.push(value);
  const collation = property.comparison === 'anyCase' ? ' COLLATE NOCASE' : '';
  const symbol = operator === 'ne' ? 'IS NOT' : symbols[operator];
  return among(property.shared, `${property.sql} ${symbol} ?${collation}`);
}

/** A condition on a part that many rows share, as one on the row: the parts are few, and judged once. */
function among(shared: SharedPart | undefined, condition: string): string {
  return shared ? `${shared.column} IN (SELECT num FROM ${shared.table} WHERE ${condition})` : condition;
}

/** The literal as the database holds it; null when it is of the wrong kind. */
function storedValue(property: FilterProperty, literal: FilterLiteral): string | number | null {
  const text = literal.kind === 'text' || literal.kind === 'guid' ? literal.value : null;
  switch (property.comparison) {
    case 'number':
      return literal.kind === 'number' ? literal.value : null;
    case 'boolean':
      return literal.kind === 'boolean' ? Number(literal.value) : null;
    case 'time':
      return literal.kind === 'date' || literal.kind === 'text' ? timeOf(literal.value) : null;
    case 'enum':
      return property.values?.find((value) => value.toLowerCase() === text?.toLowerCase()) ?? null;
    case 'guid':
      return text?.toLowerCase() ?? null;
    case 'object':
      return null;
    default:
      return text;
  }
}

function expected({ comparison, values }: FilterProperty): string {
  switch (comparison) {
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'time':
      return 'a time without quotes, such as 2026-01-05T08:00:00Z';
    case 'enum':
      return `one of ${values?.join(', ')}`;
    case 'object':
      return 'null, or one of its properties';
    default:
      return 'a text in single quotes';
  }
}

/** Milliseconds. What is finer (G-14: up to seven decimals) lies between two of them, and stored times are whole. */
function timeOf(text: string): number {
  const ms = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  return /\.\d{3}0*[1-9]/.test(text) ? ms + 0.5 : ms;
}

function textCall(name: TextFunction, path: string, text: string, scope: Scope): string {
  const property = scope.find(path);
  if (['number', 'boolean', 'time', 'object'].includes(property.comparison)) {
    throw scope.fail(`'${path}' is no text`);
  }
  return among(property.shared, textCondition(name, property, text, scope.parameters));
}

function textCondition(
  name: TextFunction,
  property: FilterProperty,
  text: string,
  parameters: (string | number)[],
): string {
  if (text === '') return `${property.sql} IS NOT NULL`;
  if (property.comparison === 'anyCase') {
    const pattern = text.replace(/[\\%_]/g, '\\$&');
    parameters.push(`${name === 'startswith' ? '' : '%'}${pattern}${name === 'endswith' ? '' : '%'}`);
    return `${property.sql} LIKE ? ESCAPE '\\'`;
  }
  if (name === 'contains') {
    parameters.push(text);
    return `instr(${property.sql}, ?) > 0`;
  }
  // SQLite counts characters, also those that are two units of UTF-16.
  const length = [...text].length;
  parameters.push(name === 'startswith' ? length : -length, text);
  return name === 'startswith' ? `substr(${property.sql}, 1, ?) = ?` : `substr(${property.sql}, ?) = ?`;
}

function lambda(node: Extract<FilterNode, { op: 'any' | 'all' }>, scope: Scope): string {
  const collection = scope.map.collection(node.path);
  if (!collection) throw scope.fail(`there is no collection '${node.path}' to filter by`);
  const element = `e${scope.depth}.value`;
  // What asks for nothing else is asked of the arrays that many rows share.
  const shared = mentions(node.predicate, node.variable, collection.shared?.properties) ? collection.shared : undefined;
  const from = `FROM json_each(${(shared ?? collection).sql}) AS e${scope.depth}`;
  if (node.predicate === null) return among(shared, `EXISTS (SELECT 1 ${from})`);
  const find: Find = (path) => {
    const [variable, ...rest] = path.split('/');
    const name = rest.join('/');
    const isKnown = variable === node.variable && Object.hasOwn(collection.properties, name);
    const property = isKnown ? collection.properties[name] : undefined;
    if (!property) throw scope.fail(`the elements of '${node.path}' have no property '${path}'`);
    const inElement = name === '' ? element : `json_extract(${element}, '$.${rest.join('.')}')`;
    return { ...property, sql: property.sql ?? inElement };
  };
  const predicate = conditionOf(node.predicate, { ...scope, find, depth: scope.depth + 1 });
  if (node.op === 'any') return among(shared, `EXISTS (SELECT 1 ${from} WHERE ${predicate})`);
  return among(shared, `NOT EXISTS (SELECT 1 ${from} WHERE NOT coalesce(${predicate}, 0))`);
}

/** Whether a predicate is about these properties of its variable and about nothing else. */
function mentions(node: FilterNode | null, variable: string, properties: readonly string[] | undefined): boolean {
  if (properties === undefined) return false;
  if (node === null) return true;
  if ('left' in node) return mentions(node.left, variable, properties) && mentions(node.right, variable, properties);
  if (node.op === 'not') return mentions(node.node, variable, properties);
  return properties.some((name) => node.path === `${variable}/${name}`);
}
