/** `/applications/{id}/extensionProperties`: directory extensions of an application (G-138). */
import { Type } from 'typebox';
import { checkOptions } from '../odata/index.ts';
import { collection, entity, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import { extensionPropertyView } from './extension-property-view.ts';
import { applicationOf } from './find-application.ts';
import type { GraphResource } from './graph-options.ts';
import { listPage } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';

const ApplicationParams = Type.Object({ id: Type.String() });
const PropertyParams = Type.Object({ id: Type.String(), propertyId: Type.String() });

const OPTIONS = ['$filter', '$orderby', '$top', '$skiptoken', '$count', '$select'] as const;
const filterable = ['id', 'name', 'dataType', 'targetObjects'];

const dataTypes = ['Binary', 'Boolean', 'DateTime', 'Integer', 'LargeInteger', 'String'] as const;

const NewExtensionProperty = Type.Object(
  {
    name: Type.String({ pattern: '^\\w+$' }),
    dataType: Type.Union(dataTypes.map((type) => Type.Literal(type))),
    targetObjects: Type.Array(Type.Union([Type.Literal('User'), Type.Literal('Group')]), { minItems: 1 }),
    isMultiValued: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export const extensionPropertiesApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const { extensions } = simulator.tenant;
  const tags = ['applications'];

  app.get(
    '/applications/:id/extensionProperties',
    {
      schema: {
        tags,
        summary: 'Directory extensions of an application',
        params: ApplicationParams,
        querystring: queryShape(OPTIONS),
      },
    },
    async (request) => {
      checkOptions(request.query, OPTIONS);
      const { id } = applicationOf(simulator, request.params.id);
      const page = listPage(extensions.list(id).map(extensionPropertyView), request.query, filterable);
      return collection(options, request, `applications${keyOf(id)}/extensionProperties`, page);
    },
  );

  app.post(
    '/applications/:id/extensionProperties',
    { schema: { tags, summary: 'Add a directory extension', params: ApplicationParams, body: NewExtensionProperty } },
    async (request, reply) => {
      const application = applicationOf(simulator, request.params.id);
      const view = extensionPropertyView(extensions.create(application, request.body));
      const path = `applications${keyOf(application.id)}/extensionProperties/$entity`;
      return reply.status(201).send(entity(options, request, path, view));
    },
  );

  app.delete(
    '/applications/:id/extensionProperties/:propertyId',
    { schema: { tags, summary: 'Remove a directory extension', params: PropertyParams } },
    async (request, reply) => {
      const { id } = applicationOf(simulator, request.params.id);
      if (!extensions.remove(id, request.params.propertyId)) {
        throw graphError('OBJECT_UNKNOWN', { kind: 'extension property', id: request.params.propertyId });
      }
      return reply.status(204).send();
    },
  );
};
