/** What `/Schemas` says, in the names that mappings use (V-17). */
import {
  type AttributeDescription,
  CORE_GROUP,
  CORE_USER,
  ENTERPRISE_USER,
  readSchemas,
  type SchemaDescription,
} from '../scim/index.ts';
import { type Endpoint, listOf } from './endpoint.ts';

/** Empty when the endpoint has no `/Schemas`; what is odd in them is another test's matter. */
export async function discoveredSchemas(endpoint: Endpoint): Promise<SchemaDescription[]> {
  const exchange = await endpoint.send('GET', '/Schemas');
  return exchange.response?.status === 200 ? readSchemas(listOf(exchange).resources).schemas : [];
}

/** As Microsoft's workflow flattens them: three schemas only, and one name for each value (V-17). */
export function namesAsMicrosoft(schemas: readonly SchemaDescription[]): string[] {
  return schemas
    .filter(({ id }) => id === CORE_USER || id === CORE_GROUP || id === ENTERPRISE_USER)
    .flatMap((schema) => {
      const isCore = schema.id !== ENTERPRISE_USER;
      return schema.attributes.flatMap((attribute) =>
        isCore ? coreNamesAsMicrosoft(attribute) : [`${ENTERPRISE_USER}:${attribute.name}`],
      );
    });
}

function coreNamesAsMicrosoft({ name, type, multiValued, subAttributes }: AttributeDescription): string[] {
  if (name === 'manager' || name === 'members') return [name];
  if (subAttributes.length === 0) return type === 'reference' ? [] : [name];
  if (!multiValued) {
    return subAttributes
      .filter((sub) => sub.type !== 'complex' && sub.type !== 'reference')
      .map((sub) => `${name}.${sub.name}`);
  }
  const types = subAttributes.find((sub) => sub.name === 'type')?.canonicalValues ?? [];
  const others = subAttributes.filter((sub) => sub.name !== 'primary').map((sub) => sub.name);
  if (types.length === 0) return others.map((sub) => `${name}[primary eq "True"].${sub}`);
  return types.flatMap((value) =>
    others.filter((sub) => sub !== 'type').map((sub) => `${name}[type eq "${value}"].${sub}`),
  );
}

export function flattenedNames(schemas: readonly SchemaDescription[]): string[] {
  return schemas.flatMap((schema) => {
    const prefix = schema.id === CORE_USER || schema.id === CORE_GROUP ? '' : `${schema.id}:`;
    return schema.attributes.flatMap((attribute) => namesOf(attribute, prefix));
  });
}

/** Names, or parents, that the endpoint insists on; in lower case. */
export function requiredNames(schemas: readonly SchemaDescription[]): Set<string> {
  const required = schemas.flatMap((schema) => {
    const prefix = schema.id === CORE_USER || schema.id === CORE_GROUP ? '' : `${schema.id}:`;
    return schema.attributes.flatMap(({ name, required: isRequired, subAttributes }) => {
      const isParentOfOne = subAttributes.some((sub) => sub.required);
      return isRequired || isParentOfOne ? [`${prefix}${name}`.toLowerCase()] : [];
    });
  });
  return new Set(required);
}

/**
 * The types of a list are what the schema lists, else those that Entra's own mappings use: without canonical values
 * `emails[type eq "work"].value` is a valid name as well as `emails[primary eq true].value`.
 */
function namesOf({ name, multiValued, subAttributes }: AttributeDescription, prefix: string): string[] {
  const whole = `${prefix}${name}`;
  if (name === 'manager' || name === 'members') return [whole];
  if (subAttributes.length === 0) return [whole];
  const subs = subAttributes.filter((sub) => sub.name !== 'type' && sub.name !== 'primary').map((sub) => sub.name);
  if (!multiValued) return [whole, ...subs.map((sub) => `${whole}.${sub}`)];
  const declared = subAttributes.find((sub) => sub.name === 'type')?.canonicalValues ?? [];
  const types = declared.length > 0 ? declared : ['work', 'home', 'other', 'mobile', 'fax', 'pager'];
  return [
    whole,
    ...types.flatMap((type) => subs.map((sub) => `${whole}[type eq "${type}"].${sub}`)),
    ...['"True"', 'true'].flatMap((primary) => subs.map((sub) => `${whole}[primary eq ${primary}].${sub}`)),
  ];
}
