/** `/applications` (G-132): the same records as the service principals, under their other name. */

import { Type } from 'typebox';
import { loadProfile } from '../../applications/index.ts';
import { profilesDirectory } from '../../profiles-directory.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { auditChange } from '../audit-change.ts';
import { checkOptions, filterToPredicate, parseSelect, selectProperties, wantsCount } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { ApplicationChangeShape, NewApplicationShape } from './application-shapes.ts';
import { changeApplication, ownCreated, removeApplication } from './change-application.ts';
import { applicationOf } from './find-application.ts';
import { appFactsOf } from './gallery.ts';
import { type GraphResource, graphUrl } from './graph-options.ts';
import { pageOf } from './list-pages.ts';
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
      const isWanted = query.$filter ? filterToPredicate(query.$filter, filterable) : () => true;
      const found = simulator.applications.list().map(viewOf).filter(isWanted);
      const names = parseSelect(query.$select);
      const page = pageOf(found, query);
      return collection(options, request, 'applications', {
        value: names ? page.value.map((view) => selectProperties(view, names)) : page.value,
        skipToken: page.skipToken,
        count: wantsCount(query.$count) ? found.length : undefined,
      });
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
        querystring: queryShape(['$select', '$expand']),
      },
    },
    async (request) => {
      const view = viewOf(applicationOf(simulator, request.params.id));
      const names = parseSelect(request.query.$select);
      return entity(options, request, 'applications/$entity', names ? selectProperties(view, names) : view);
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
