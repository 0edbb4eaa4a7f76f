/** `/applications` (G-132): the same records as the service principals, under their other name. */
import { Type } from 'typebox';
import { loadProfile } from '../../applications/index.ts';
import { profilesDirectory } from '../../profiles-directory.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { auditChange } from '../audit-change.ts';
import { checkOptions } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { ApplicationChangeShape, NewApplicationShape } from './application-shapes.ts';
import { changeApplication, ownCreated, removeApplication } from './change-application.ts';
import { applicationOf } from './find-application.ts';
import { appFactsOf } from './gallery.ts';
import { type GraphResource, graphUrl } from './graph-options.ts';
import { filtered, listPage, selected } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { applicationView } from './service-principal-view.ts';

const OPTIONS = ['$filter', '$select', '$count', '$top', '$skiptoken', '$orderby'] as const;
const ApplicationParams = Type.Object({ id: Type.String() });
const filterable = ['id', 'appId', 'displayName', 'applicationTemplateId', 'createdDateTime', 'signInAudience', 'tags'];

export const applicationsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['applications'];
  const viewOf = (application: ApplicationRecord) => applicationView(application, appFactsOf(simulator, application));

  app.get(
    '/applications',
    { schema: { tags, summary: 'Applications', querystring: queryShape(OPTIONS) } },
    async (request) => {
      const { query } = request;
      checkOptions(query, OPTIONS);
      const views = simulator.applications.list().map(viewOf);
      return collection(options, request, 'applications', listPage(views, query, filterable));
    },
  );

  app.get(
    '/applications/$count',
    { schema: { tags, summary: 'How many applications', querystring: queryShape(['$filter']) } },
    async (request, reply) => {
      checkOptions(request.query, ['$filter']);
      const found = filtered(simulator.applications.list().map(viewOf), request.query, filterable);
      return reply.type('text/plain').send(String(found.length));
    },
  );

  app.post(
    '/applications',
    {
      schema: {
        tags,
        summary: 'Create a non-gallery application, with its service principal',
        body: NewApplicationShape,
      },
    },
    async (request, reply) => {
      const profile = await loadProfile(profilesDirectory, 'custom');
      const { displayName } = request.body;
      const application = await simulator.applications.create({ profile, displayName, sampleApp: false });
      auditChange(simulator, application, 'Add service principal');
      ownCreated(simulator, request.caller, application);
      return reply
        .status(201)
        .header('location', graphUrl(options, request, `/applications/${application.id}`))
        .send(entity(options, request, 'applications/$entity', viewOf(application)));
    },
  );

  app.get(
    '/applications/:id',
    {
      schema: {
        tags,
        summary: 'An application, by its object id or appId',
        params: ApplicationParams,
        querystring: queryShape(['$select']),
      },
    },
    async (request) => {
      checkOptions(request.query, ['$select']);
      const view = selected(viewOf(applicationOf(simulator, request.params.id)), request.query.$select);
      return entity(options, request, 'applications/$entity', view);
    },
  );

  app.patch(
    '/applications/:id',
    { schema: { tags, summary: 'Change an application', params: ApplicationParams, body: ApplicationChangeShape } },
    async (request, reply) => {
      const application = applicationOf(simulator, request.params.id);
      await changeApplication(simulator, application, request.body, viewOf(application));
      return reply.status(204).send();
    },
  );

  app.delete(
    '/applications/:id',
    { schema: { tags, summary: 'Delete an application, its service principal and jobs', params: ApplicationParams } },
    async (request, reply) => {
      await removeApplication(simulator, applicationOf(simulator, request.params.id));
      return reply.status(204).send();
    },
  );
};
