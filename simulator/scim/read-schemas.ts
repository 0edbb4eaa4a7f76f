/**
 * The schemas of an endpoint as its `/Schemas` describes them (RFC 7643, 7): for Graph's discovery and the rehearsal.
 * What has another form than the RFC gives it is told and left out; the rest is read all the same. Pure.
 */
import { LooseObject, type SchemaProblem, type SchemaReport } from '../schema/index.ts';
import { isJsonObject } from './member.ts';

export interface SchemaDescription {
  id: string;
  attributes: AttributeDescription[];
}

export interface AttributeDescription {
  name: string;
  type: string;
  multiValued: boolean;
  required: boolean;
  caseExact: boolean;
  mutability: string;
  canonicalValues: string[];
  referenceTypes: string[];
  subAttributes: AttributeDescription[];
}

export interface SchemasReading {
  schemas: SchemaDescription[];
  problems: SchemaProblem[];
}

/** `entries` are the Resources of the answer. */
export function readSchemas(entries: readonly unknown[]): SchemasReading {
  const report: SchemaReport = { problems: [], findings: [] };
  const schemas = named(entries, 'Resources', 'id', report, (id, given) => ({
    id,
    attributes: attributesIn(given, 'attributes'),
  }));
  return { schemas, problems: report.problems };
}

function attributesIn(parent: LooseObject, key: string): AttributeDescription[] {
  return named(parent.list(key), `${parent.path}.${key}`, 'name', parent.report, (name, given) => ({
    name,
    type: given.text('type', 'string'),
    multiValued: given.flag('multiValued', false),
    required: given.flag('required', false),
    caseExact: given.flag('caseExact', false),
    mutability: given.text('mutability', 'readWrite'),
    canonicalValues: textsIn(given, 'canonicalValues'),
    referenceTypes: textsIn(given, 'referenceTypes'),
    subAttributes: attributesIn(given, 'subAttributes'),
  }));
}

/** Objects of a list that say what they are called. */
function named<T>(
  list: readonly unknown[],
  path: string,
  key: string,
  report: SchemaReport,
  read: (name: string, given: LooseObject) => T,
): T[] {
  return list.flatMap((value, index) => {
    const given = new LooseObject(value, `${path}[${index}]`, report);
    const name = given.text(key, '');
    if (name !== '') return [read(name, given)];
    if (isJsonObject(value) && (given.get(key) ?? '') === '') {
      report.problems.push({ path: `${path}[${index}]`, message: `has no ${key}` });
    }
    return [];
  });
}

function textsIn(parent: LooseObject, key: string): string[] {
  return parent.list(key).flatMap((value, index) => {
    if (typeof value === 'string') return [value];
    parent.report.problems.push({ path: `${parent.path}.${key}[${index}]`, message: 'expected a text' });
    return [];
  });
}
