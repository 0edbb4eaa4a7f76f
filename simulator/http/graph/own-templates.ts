/** Templates that developers write for their application: created, and replaced as a whole (G-30). */
import { type Static, Type } from 'typebox';
import { readSchema } from '../../schema/index.ts';
import type { ApplicationRecord, TemplateRecord } from '../../storage/index.ts';
import { entity, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import { applicationOf } from './find-application.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { templateIdsOf } from './synchronization-templates.ts';
import { TemplateParams, viewTemplate } from './templates-api.ts';

const Text = Type.Union([Type.String(), Type.Null()]);
const OwnerParams = Type.Object({ id: Type.String() });
const SchemaDocument = Type.Object({
  synchronizationRules: Type.Optional(Type.Unknown()),
  directories: Type.Optional(Type.Unknown()),
});

/** What the service decides itself (`default`, `applicationId`) is taken and not kept. */
const TemplateShape = Type.Object({
  id: Type.Optional(Type.String({ pattern: '^[\\w-]+$' })),
  description: Type.Optional(Text),
  discoverable: Type.Optional(Type.Boolean()),
  factoryTag: Type.Optional(Text),
  metadata: Type.Optional(Type.Array(Type.Object({ key: Type.String(), value: Type.String() }))),
  schema: Type.Optional(Type.Union([SchemaDocument, Type.Null()])),
});

const PATH = '/applications/:id/synchronization/templates';

export const ownTemplatesApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['synchronization templates'];

  app.post(
    PATH,
    { schema: { tags, summary: 'Create a template', params: OwnerParams, body: TemplateShape } },
    async (request, reply) => {
      const application = applicationOf(simulator, request.params.id);
      const id = request.body.id ?? simulator.requestId();
      const isTaken = templateIdsOf(application).some((known) => known.toLowerCase() === id.toLowerCase());
      if (isTaken) throw graphError('TEMPLATE_EXISTS', { id });
      await saveTemplate(options, application, recordFrom(id, request.body));
      const context = `applications${keyOf(request.params.id)}/synchronization/templates/$entity`;
      return reply.status(201).send(entity(options, request, context, await viewTemplate(options, application, id)));
    },
  );

  app.put(
    `${PATH}/:templateId`,
    {
      schema: {
        tags,
        summary: 'Replace a template; what is missing is erased',
        params: TemplateParams,
        body: TemplateShape,
      },
    },
    async (request, reply) => {
      const application = applicationOf(simulator, request.params.id);
      const { id } = await viewTemplate(options, application, request.params.templateId);
      await saveTemplate(options, application, recordFrom(id, request.body));
      return reply.status(204).send();
    },
  );

  app.put(
    `${PATH}/:templateId/schema`,
    { schema: { tags, summary: 'Replace the schema of a template', params: TemplateParams, body: SchemaDocument } },
    async (request, reply) => {
      const application = applicationOf(simulator, request.params.id);
      const { id, description, discoverable, factoryTag, metadata, schema } = await viewTemplate(
        options,
        application,
        request.params.templateId,
      );
      const own = { id, description, discoverable, factoryTag, metadata };
      await saveTemplate(options, application, { ...own, schema: readSchema(request.body, { current: schema }) });
      return reply.status(204).send();
    },
  );
};

/** The profile's schema stands in for one that isn't given. Throws what a schema is refused for. */
function recordFrom(id: string, body: Static<typeof TemplateShape>): TemplateRecord {
  return {
    id,
    description: body.description ?? null,
    discoverable: body.discoverable ?? true,
    factoryTag: body.factoryTag ?? null,
    metadata: (body.metadata ?? []).map(({ key, value }) => ({ key, value })),
    schema: body.schema ? readSchema(body.schema, {}) : null,
  };
}

async function saveTemplate({ simulator }: GraphOptions, application: ApplicationRecord, template: TemplateRecord) {
  await simulator.applications.update(application.servicePrincipalId, (record) => {
    record.templates = [...(record.templates ?? []).filter(({ id }) => id !== template.id), template];
  });
}
