/**
 * ServiceProviderConfig, ResourceTypes and Schemas (RFC 7644, 4; W-36), derived from the face with SCIMMY's
 * definitions. Instances of our own only: SCIMMY's registry is global, and one process holds several faces.
 */
import { ListResponse } from 'scimmy/messages';
import { ResourceType, ServiceProviderConfig } from 'scimmy/schemas';
import { Attribute, SchemaDefinition } from 'scimmy/types';
import type { AttributeType } from '../model/schema.ts';
import { resolvePath } from './resolve-path.ts';
import type { Declared, DeclaredSchema, ResourceShape } from './resource-shape.ts';

const scimType: Readonly<Record<AttributeType, Attribute['type']>> = {
  String: 'string',
  Boolean: 'boolean',
  Integer: 'integer',
  DateTime: 'dateTime',
  Binary: 'binary',
  Reference: 'string',
};

export function serviceProviderConfig(baseUrl: string, maxResults: number): object {
  const no = { supported: false };
  return new ServiceProviderConfig(
    {
      patch: { supported: true },
      bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults },
      changePassword: no,
      sort: no,
      etag: no,
      authenticationSchemes: [
        { type: 'oauthbearertoken', name: 'OAuth Bearer Token', description: 'The secret token of the application' },
      ],
    },
    `${baseUrl}/ServiceProviderConfig`,
  );
}

export function resourceTypes(shapes: readonly ResourceShape[], baseUrl: string): object[] {
  return shapes.map(({ kind, core, extensions }) => {
    const given = {
      id: kind,
      name: kind,
      endpoint: `/${kind}s`,
      description: kind === 'User' ? 'A host' : 'A host group',
      schema: core.urn,
      schemaExtensions: extensions.map(({ urn }) => ({ schema: urn, required: false })),
    };
    return new ResourceType(given, `${baseUrl}/ResourceTypes`);
  });
}

export function schemas(shapes: readonly ResourceShape[], baseUrl: string): { id: string }[] {
  return shapes.flatMap((shape) =>
    [shape.core, ...shape.extensions].map((schema) => definitionOf(shape, schema).describe(`${baseUrl}/Schemas`)),
  );
}

/** All of them on one page: clients don't turn pages here. */
export function listResponse(resources: readonly object[]): object {
  // SCIMMY types the resources of a list as its own registered classes; these are descriptions.
  return new ListResponse([...resources] as never[], { itemsPerPage: resources.length });
}

function definitionOf(shape: ResourceShape, { urn, isCore, attributes }: DeclaredSchema): SchemaDefinition {
  const name = isCore ? shape.kind : (urn.split(':').at(-2) ?? urn);
  const required = shape.required.flatMap((path) => resolvePath(shape, path) ?? []);
  const shown = [...attributes.values()].filter((attribute) => attribute.name !== 'externalId');
  const attributesOf = shown.map((attribute) =>
    attributeOf(attribute, (one) => required.some((path) => path.attribute === one || path.sub === one)),
  );
  const definition = new SchemaDefinition(name, shape.core.urn, '', attributesOf);
  // SCIMMY takes only URNs below urn:ietf:params:scim:schemas; applications have others as well.
  definition.id = urn;
  return definition;
}

function attributeOf(declared: Declared, isRequired: (declared: Declared) => boolean): Attribute {
  const subs = [...declared.subs.values()].map((sub) => attributeOf(sub, isRequired));
  const config = {
    multiValued: declared.multiValued,
    required: isRequired(declared),
    ...(declared.canonicalValues.size > 0 ? { canonicalValues: [...declared.canonicalValues] } : {}),
    ...(declared.name === 'userName' ? { uniqueness: 'server' } : {}),
  };
  return subs.length > 0
    ? new Attribute('complex', declared.name, config, subs)
    : new Attribute(scimType[declared.type], declared.name, config);
}
