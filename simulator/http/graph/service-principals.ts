/** `/servicePrincipals` (G-132, G-133): the applications of the tenant, and Microsoft Graph itself. */
import { Type } from 'typebox';
import type { ApplicationRecord } from '../../storage/index.ts';
import { checkOptions } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { ApplicationChangeShape, NewServicePrincipalShape } from './application-shapes.ts';
import { changeApplication, removeApplication } from './change-application.ts';
import { graphError } from './errors.ts';
import { principalOf } from './find-application.ts';
import { appFactsOf } from './gallery.ts';
import { type GraphOptions, type GraphResource, graphUrl } from './graph-options.ts';
import { graphServicePrincipalView, isGraphServicePrincipal } from './graph-service-principal.ts';
import { filtered, listPage, selected } from './list-pages.ts';
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
  const all = () => [...simulator.applications.list().map(viewOf), graphServicePrincipalView(simulator)];

  app.get(
    '/servicePrincipals',
    { schema: { tags, summary: 'Service principals', querystring: queryShape(OPTIONS) } },
    async (request) => {
      const { query } = request;
      checkOptions(query, OPTIONS);
      return collection(options, request, 'servicePrincipals', listPage(all(), query, filterable));
    },
  );

  app.get(
    '/servicePrincipals/$count',
    { schema: { tags, summary: 'How many service principals', querystring: queryShape(['$filter']) } },
    async (request, reply) => {
      checkOptions(request.query, ['$filter']);
      return reply.type('text/plain').send(String(filtered(all(), request.query, filterable).length));
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
        querystring: queryShape(['$select']),
      },
    },
    async (request) => {
      checkOptions(request.query, ['$select']);
      const { id } = request.params;
      const view = isGraphServicePrincipal(simulator, id)
        ? graphServicePrincipalView(simulator)
        : viewOf(principalOf(simulator, id));
      return entity(options, request, 'servicePrincipals/$entity', selected(view, request.query.$select));
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
