/** The attribute list of a target from the answer of its `/Schemas`, under the names that mappings use (G-70, G-86). Pure. */
import type { AttributeDefinition, AttributeType, DirectoryDefinition, ObjectDefinition } from '../../model/schema.ts';
import { type AttributeDescription, readSchemas, type SchemaDescription } from '../../scim/index.ts';

/** Objects of the directory with what was discovered; null when the answer is no list of schemas. */
export function discoveredObjects(directory: DirectoryDefinition, body: string): ObjectDefinition[] | null {
  const schemas = schemasIn(body);
  if (!schemas) return null;
  return directory.objects.map((object) => {
    const kind = /group/i.test(object.name) ? 'Group' : 'User';
    const described = schemas.filter(({ id }) => id.split(':').at(-1)?.toLowerCase() === kind.toLowerCase());
    const attributes = described.flatMap((schema) => {
      const prefix = schema.id.startsWith('urn:ietf:params:scim:schemas:core:') ? '' : `${schema.id}:`;
      return schema.attributes.flatMap((attribute) => attributesOf(prefix, attribute, object));
    });
    const anchor = object.attributes.filter((attribute) => attribute.anchor);
    return { ...object, attributes: [...anchor, ...attributes] };
  });
}

/** Null when it is no list; what nobody could read in it is left out. */
function schemasIn(body: string): SchemaDescription[] | null {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return null;
  }
  const given = Array.isArray(document) ? document : (document as { Resources?: unknown } | null)?.Resources;
  return Array.isArray(given) ? readSchemas(given).schemas : null;
}

function attributesOf(
  prefix: string,
  attribute: AttributeDescription,
  object: ObjectDefinition,
): AttributeDefinition[] {
  const name = `${prefix}${attribute.name}`;
  const parts = attribute.subAttributes.filter(
    ({ name: part }) => !['$ref', 'display', 'primary', 'type'].includes(part),
  );
  if (attribute.type !== 'complex' || parts.length === 0) return [definition(name, attribute, attribute, object)];
  if (!attribute.multiValued) {
    // `manager` is its value; `name` is its parts.
    const value = parts.find((part) => part.name === 'value');
    if (value) return [definition(name, { ...value, type: 'reference' }, attribute, object)];
    return parts.map((part) => definition(`${name}.${part.name}`, part, { ...part, multiValued: false }, object));
  }
  const texts = attribute.subAttributes.find((part) => part.name === 'type')?.canonicalValues ?? [];
  if (texts.length === 0)
    return [definition(name, parts.find((part) => part.name === 'value') ?? attribute, attribute, object)];
  return texts.flatMap((type) =>
    parts.map((part) =>
      definition(`${name}[type eq "${type}"].${part.name}`, part, { ...part, multiValued: false }, object),
    ),
  );
}

const types: ReadonlyMap<string, AttributeType> = new Map([
  ['string', 'String'],
  ['boolean', 'Boolean'],
  ['integer', 'Integer'],
  ['decimal', 'String'],
  ['datetime', 'DateTime'],
  ['binary', 'Binary'],
  ['reference', 'Reference'],
]);

/** `value` says what it holds, `whole` how it may be used. What the directory said before and SCIM doesn't, stays. */
function definition(
  name: string,
  value: AttributeDescription,
  whole: AttributeDescription,
  object: ObjectDefinition,
): AttributeDefinition {
  const before = object.attributes.find((attribute) => attribute.name === name);
  const isReference = value.referenceTypes.some((type) => type === 'User' || type === 'Group');
  const found = types.get(value.type.toLowerCase()) ?? 'String';
  const type = isReference || before?.type === 'Reference' ? 'Reference' : found === 'Reference' ? 'String' : found;
  return {
    anchor: before?.anchor ?? false,
    caseExact: value.caseExact,
    defaultValue: before?.defaultValue ?? null,
    flowNullValues: before?.flowNullValues ?? false,
    multivalued: whole.multiValued,
    mutability: mutabilities.get(whole.mutability.toLowerCase()) ?? 'ReadWrite',
    name,
    required: whole.required,
    type,
    apiExpressions: before?.apiExpressions ?? [],
    metadata: before?.metadata ?? [],
    referencedObjects: before?.referencedObjects ?? [],
  };
}

const mutabilities: ReadonlyMap<string, AttributeDefinition['mutability']> = new Map([
  ['readonly', 'ReadOnly'],
  ['readwrite', 'ReadWrite'],
  ['immutable', 'Immutable'],
  ['writeonly', 'WriteOnly'],
]);
