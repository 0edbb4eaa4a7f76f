/** The attribute list of a target from the answer of its `/Schemas`, under the names that mappings use (G-70, G-86). Pure. */
import type { AttributeDefinition, AttributeType, DirectoryDefinition, ObjectDefinition } from '../../model/schema.ts';

interface ScimAttribute {
  name: string;
  type?: string;
  multiValued?: boolean;
  required?: boolean;
  caseExact?: boolean;
  mutability?: string;
  canonicalValues?: unknown[];
  referenceTypes?: unknown[];
  subAttributes?: ScimAttribute[];
}

interface ScimSchema {
  id: string;
  attributes: ScimAttribute[];
}

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

function schemasIn(body: string): ScimSchema[] | null {
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    return null;
  }
  const given = Array.isArray(document) ? document : (document as { Resources?: unknown } | null)?.Resources;
  if (!Array.isArray(given)) return null;
  const isSchema = (schema: unknown): schema is ScimSchema =>
    typeof (schema as ScimSchema | null)?.id === 'string' && Array.isArray((schema as ScimSchema).attributes);
  return given.filter(isSchema);
}

function attributesOf(prefix: string, attribute: ScimAttribute, object: ObjectDefinition): AttributeDefinition[] {
  const name = `${prefix}${attribute.name}`;
  const parts = (attribute.subAttributes ?? []).filter(
    ({ name: part }) => !['$ref', 'display', 'primary', 'type'].includes(part),
  );
  if (attribute.type !== 'complex' || parts.length === 0) return [definition(name, attribute, attribute, object)];
  if (!attribute.multiValued) {
    // `manager` is its value; `name` is its parts.
    const value = parts.find((part) => part.name === 'value');
    if (value) return [definition(name, { ...value, type: 'reference' }, attribute, object)];
    return parts.map((part) => definition(`${name}.${part.name}`, part, { ...part, multiValued: false }, object));
  }
  const types = attribute.subAttributes?.find((part) => part.name === 'type')?.canonicalValues ?? [];
  const texts = types.filter((type): type is string => typeof type === 'string');
  if (texts.length === 0)
    return [definition(name, parts.find((part) => part.name === 'value') ?? attribute, attribute, object)];
  return texts.flatMap((type) =>
    parts.map((part) =>
      definition(`${name}[type eq "${type}"].${part.name}`, part, { ...part, multiValued: false }, object),
    ),
  );
}

const types: Readonly<Record<string, AttributeType>> = {
  string: 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  decimal: 'String',
  datetime: 'DateTime',
  binary: 'Binary',
  reference: 'Reference',
};

/** `value` says what it holds, `whole` how it may be used. What the directory said before and SCIM doesn't, stays. */
function definition(
  name: string,
  value: ScimAttribute,
  whole: ScimAttribute,
  object: ObjectDefinition,
): AttributeDefinition {
  const before = object.attributes.find((attribute) => attribute.name === name);
  const isReference = value.referenceTypes?.some((type) => type === 'User' || type === 'Group') ?? false;
  const found = types[value.type?.toLowerCase() ?? 'string'] ?? 'String';
  const type = isReference || before?.type === 'Reference' ? 'Reference' : found === 'Reference' ? 'String' : found;
  return {
    anchor: before?.anchor ?? false,
    caseExact: value.caseExact ?? false,
    defaultValue: before?.defaultValue ?? null,
    flowNullValues: before?.flowNullValues ?? false,
    multivalued: whole.multiValued ?? false,
    mutability: mutabilities[whole.mutability?.toLowerCase() ?? ''] ?? 'ReadWrite',
    name,
    required: whole.required ?? false,
    type,
    apiExpressions: before?.apiExpressions ?? [],
    metadata: before?.metadata ?? [],
    referencedObjects: before?.referencedObjects ?? [],
  };
}

const mutabilities: Readonly<Record<string, AttributeDefinition['mutability']>> = {
  readonly: 'ReadOnly',
  readwrite: 'ReadWrite',
  immutable: 'Immutable',
  writeonly: 'WriteOnly',
};
