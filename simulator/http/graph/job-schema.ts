/** `…/jobs/{id}/schema`: read, replace, reset (G-61 to G-66). Saving makes the next cycle an initial one (G-52). */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { SynchronizationSchema } from '../../model/schema.ts';
import { readSchema, schemaChanges } from '../../schema/index.ts';
import type { ApplicationRecord, JobRecord } from '../../storage/index.ts';
import { entity, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { JobParams, jobsPath, recordOf } from './jobs.ts';

const PATH = '/servicePrincipals/:id/synchronization/jobs/:jobId/schema';

/** Nothing is refused by its form here: what a document lacks is filled in, what it has more is kept (G-63). */
const SchemaDocument = Type.Object({
  synchronizationRules: Type.Optional(Type.Unknown()),
  directories: Type.Optional(Type.Unknown()),
});

export const jobSchemaApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['synchronization schema'];

  const contextOf = (application: ApplicationRecord, record: JobRecord) =>
    `${jobsPath(application)}${keyOf(record.id)}/schema/$entity`;

  app.get(PATH, { schema: { tags, summary: 'The schema of a job', params: JobParams } }, async (request) => {
    const { application, record } = recordOf(options, request.params.id, request.params.jobId);
    return entity(options, request, contextOf(application, record), record.schema);
  });

  app.put(
    PATH,
    {
      schema: {
        tags,
        summary: 'Replace the schema; all problems are told at once',
        params: JobParams,
        body: SchemaDocument,
      },
    },
    async (request, reply) => {
      const { record } = recordOf(options, request.params.id, request.params.jobId);
      await saveSchema(
        options,
        request,
        record,
        readSchema(withoutAnnotations(request.body), { current: record.schema }),
      );
      return reply.status(204).send();
    },
  );

  // The service has no PATCH, though SDKs generate one; a whole document is taken all the same (G-62).
  app.patch(
    PATH,
    { schema: { tags, summary: 'As PUT, for a whole document only', params: JobParams, body: SchemaDocument } },
    async (request, reply) => {
      const { record } = recordOf(options, request.params.id, request.params.jobId);
      if (!request.body.directories || !request.body.synchronizationRules) {
        throw graphError('METHOD_NOT_ALLOWED', { method: 'PATCH', path: 'schema', allowed: ['GET', 'PUT', 'DELETE'] });
      }
      await saveSchema(
        options,
        request,
        record,
        readSchema(withoutAnnotations(request.body), { current: record.schema }),
      );
      return reply.status(204).send();
    },
  );

  app.delete(
    PATH,
    { schema: { tags, summary: 'Reset to the template’s schema', params: JobParams } },
    async (request, reply) => {
      const { application, record } = recordOf(options, request.params.id, request.params.jobId);
      const schema = await simulator.applications.templateSchema(application, record.id, record.templateId);
      await saveSchema(options, request, record, schema);
      return reply.status(204).send();
    },
  );
};

async function saveSchema(
  { simulator }: GraphOptions,
  request: FastifyRequest,
  record: JobRecord,
  schema: SynchronizationSchema,
): Promise<void> {
  const version = `Date:${simulator.clock.now()}, ActivityId:${request.id}`;
  const changes = schemaChanges(record.schema, schema);
  await simulator.applications.updateJob(record.id, (job) => {
    job.schema = { ...schema, id: record.id, version };
  });
  await simulator.job(record.id).schemaSaved(changes);
}

/** What a GET adds to a document and a script sends back. */
function withoutAnnotations(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('@odata.')));
}
