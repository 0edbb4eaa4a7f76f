/** `/servicePrincipals` (G-132, G-133): the applications of the tenant, and Microsoft Graph itself. */
import { Type } from 'typebox';
import type { ApplicationRecord } from '../../storage/index.ts';
import { checkOptions, filterToPredicate, parseSelect, selectProperties, wantsCount } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { ApplicationChangeShape, NewServicePrincipalShape } from './application-shapes.ts';
import { changeApplication, removeApplication } from './change-application.ts';
import { graphError } from './errors.ts';
import { principalOf } from './find-application.ts';
import { appFactsOf } from './gallery.ts';
import { type GraphOptions, type GraphResource, graphUrl } from './graph-options.ts';
import { graphServicePrincipalView, isGraphServicePrincipal } from './graph-service-principal.ts';
import { pageOf } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { servicePrincipalView } from './service-principal-view.ts';

const OPTIONS = ['$filter', '$select', '$count', '$top', '$skiptoken', '$orderby'] as const;
const PrincipalParams = Type.Object({ id: Type.String() });
const filterable = [
  'id',
  'appId',
  'displayName',
  'appDisplayName',
  'servicePrincipalType',
  'servicePrincipalNames',
  'tags',
];

export const servicePrincipalsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['service principals'];
  const viewOf = (application: ApplicationRecord) => viewServicePrincipal(options, application);

  app.get(
    '/servicePrincipals',
    { schema: { tags, summary: 'Service principals', querystring: queryShape(OPTIONS) } },
    async (request) => {
      const { query } = request;
      checkOptions(query, OPTIONS);
      const isWanted = query.$filter ? filterToPredicate(query.$filter, filterable) : () => true;
      const all = [...simulator.applications.list().map(viewOf), graphServicePrincipalView(simulator)];
      const found = all.filter(isWanted);
      const names = parseSelect(query.$select);
      const page = pageOf(found, query);
      return collection(options, request, 'servicePrincipals', {
        value: names ? page.value.map((view) => selectProperties(view, names)) : page.value,
        skipToken: page.skipToken,
        count: wantsCount(query.$count) ? found.length : undefined,
      });
    },
  );

  app.post(
    '/servicePrincipals',
    { schema: { tags, summary: 'The service principal of an application', body: NewServicePrincipalShape } },
    async (request, reply) => {
      const appId = request.body.appId.toLowerCase();
      const application = simulator.applications.list().find((each) => each.appId === appId);
      if (!application) throw graphError('APP_ID_UNKNOWN', { appId });
      return reply
        .status(201)
        .header('location', graphUrl(options, request, `/servicePrincipals/${application.servicePrincipalId}`))
        .send(entity(options, request, 'servicePrincipals/$entity', viewOf(application)));
    },
  );

  app.get(
    '/servicePrincipals/:id',
    {
      schema: {
        tags,
        summary: 'A service principal, by its id or appId',
        params: PrincipalParams,
        querystring: queryShape(['$select', '$expand']),
      },
    },
    async (request) => {
      const { id } = request.params;
      const view = isGraphServicePrincipal(simulator, id)
        ? graphServicePrincipalView(simulator)
        : viewOf(principalOf(simulator, id));
      const names = parseSelect(request.query.$select);
      return entity(options, request, 'servicePrincipals/$entity', names ? selectProperties(view, names) : view);
    },
  );

  app.patch(
    '/servicePrincipals/:id',
    { schema: { tags, summary: 'Change a service principal', params: PrincipalParams, body: ApplicationChangeShape } },
    async (request, reply) => {
      const application = principalOf(simulator, request.params.id);
      await changeApplication(simulator, application, request.body, viewOf(application));
      return reply.status(204).send();
    },
  );

  app.delete(
    '/servicePrincipals/:id',
    { schema: { tags, summary: 'Delete a service principal, its application and jobs', params: PrincipalParams } },
    async (request, reply) => {
      await removeApplication(simulator, principalOf(simulator, request.params.id));
      return reply.status(204).send();
    },
  );
};

export function viewServicePrincipal({ simulator }: GraphOptions, application: ApplicationRecord) {
  return servicePrincipalView(application, appFactsOf(simulator, application));
}
