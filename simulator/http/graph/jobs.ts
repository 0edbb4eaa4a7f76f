/** `…/synchronization/jobs`: list, create, read, delete (G-31 to G-44). */
import { Type } from 'typebox';
import type { ApplicationRecord, JobRecord } from '../../storage/index.ts';
import { auditChange } from '../audit-change.ts';
import { checkOptions, odataError, parseSelect, selectProperties } from '../odata/index.ts';
import { collection, entity, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import { principalOf } from './find-application.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { graphUrl } from './graph-options.ts';
import { rowsPage } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { templateIdNamed } from './synchronization-templates.ts';

const OPTIONS = ['$filter', '$orderby', '$select', '$expand', '$top', '$skiptoken', '$count'] as const;
const ENTITY_OPTIONS = ['$select', '$expand'] as const;
const filterable = ['id', 'templateId', 'schedule', 'status'];
const PrincipalParams = Type.Object({ id: Type.String() });
export const JobParams = Type.Object({ id: Type.String(), jobId: Type.String() });
/** Other properties of a job are ignored on creation (G-31). */
const NewJob = Type.Object({ templateId: Type.String({ minLength: 1 }) });

export const jobsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['synchronization jobs'];

  app.get(
    '/servicePrincipals/:id/synchronization/jobs',
    { schema: { tags, summary: 'Jobs, oldest first', params: PrincipalParams, querystring: queryShape(OPTIONS) } },
    async (request) => {
      checkOptions(request.query, OPTIONS);
      const application = principalOf(simulator, request.params.id);
      const views = application.jobs.map((record) => jobView(options, record, request.query));
      const page = rowsPage(views, request.query, filterable);
      return collection(options, request, jobsPath(application), {
        ...page,
        value: page.value.map((view) => selectJob(view, request.query.$select)),
      });
    },
  );

  app.get(
    '/servicePrincipals/:id/synchronization/jobs/$count',
    { schema: { tags, summary: 'How many jobs', params: PrincipalParams } },
    async (request, reply) =>
      reply.type('text/plain').send(String(principalOf(simulator, request.params.id).jobs.length)),
  );

  app.post(
    '/servicePrincipals/:id/synchronization/jobs',
    {
      schema: {
        tags,
        summary: 'Create a job with a copy of the template’s schema; it does not run yet',
        params: PrincipalParams,
        body: NewJob,
      },
    },
    async (request, reply) => {
      const application = principalOf(simulator, request.params.id);
      const given = request.body.templateId;
      const templateId = templateIdNamed(application, given);
      if (!templateId) throw graphError('SYNCHRONIZATION_NOT_FOUND', { kind: 'template', id: given });
      const job = await simulator.addJob(application.servicePrincipalId, templateId);
      auditChange(simulator, application, 'Add provisioning configuration', { details: { jobId: job.id, templateId } });
      const path = jobsPath(application);
      return reply
        .status(201)
        .header('location', graphUrl(options, request, `/${path}${keyOf(job.id)}`))
        .send(
          entity(
            options,
            request,
            `${path}/$entity`,
            jobView(options, recordOf(options, request.params.id, job.id).record),
          ),
        );
    },
  );

  app.get(
    '/servicePrincipals/:id/synchronization/jobs/:jobId',
    { schema: { tags, summary: 'A job', params: JobParams, querystring: queryShape(ENTITY_OPTIONS) } },
    async (request) => {
      checkOptions(request.query, ENTITY_OPTIONS);
      const { application, record } = recordOf(options, request.params.id, request.params.jobId);
      const view = selectJob(jobView(options, record, request.query), request.query.$select);
      return entity(options, request, `${jobsPath(application)}/$entity`, view);
    },
  );

  app.delete(
    '/servicePrincipals/:id/synchronization/jobs/:jobId',
    { schema: { tags, summary: 'Stop and delete a job; its log stays', params: JobParams } },
    async (request, reply) => {
      const { application, record } = recordOf(options, request.params.id, request.params.jobId);
      await simulator.removeJob(record.id);
      auditChange(simulator, application, 'Delete provisioning configuration', { details: { jobId: record.id } });
      return reply.status(204).send();
    },
  );
};

/** A job of this service principal. Throws APPLICATION_NOT_FOUND, SYNCHRONIZATION_NOT_FOUND. */
export function recordOf(
  { simulator }: GraphOptions,
  principalKey: string,
  jobId: string,
): { application: ApplicationRecord; record: JobRecord } {
  const application = principalOf(simulator, principalKey);
  const record = application.jobs.find((job) => job.id.toLowerCase() === jobId.toLowerCase());
  if (!record) throw graphError('SYNCHRONIZATION_NOT_FOUND', { kind: 'job', id: jobId });
  return { application, record };
}

/** What stands before the jobs in a context. */
export function jobsPath({ servicePrincipalId }: ApplicationRecord): string {
  return `servicePrincipals${keyOf(servicePrincipalId)}/synchronization/jobs`;
}

/** Throws OPTION_VALUE_INVALID for an expansion of anything but the schema. */
function jobView({ simulator }: GraphOptions, record: JobRecord, query: { $expand?: string } = {}): object {
  const counts = simulator.connectorData(record.id).counts();
  const view = simulator.job(record.id).view(counts);
  if (query.$expand === undefined) return view;
  if (query.$expand.trim() !== 'schema') {
    throw odataError('OPTION_VALUE_INVALID', { option: '$expand', value: query.$expand, expected: 'schema' });
  }
  return { ...view, schema: record.schema };
}

/** An expanded schema stays, whatever is selected beside it. */
function selectJob(view: object, select: string | undefined): object {
  const names = parseSelect(select);
  return names
    ? selectProperties(view as Record<string, unknown>, [...names, ...('schema' in view ? ['schema'] : [])])
    : view;
}
