/** Manager and direct reports of a user (G-118). */
import { Type } from 'typebox';
import { tenantError } from '../../tenant/index.ts';
import { checkOptions, parseSelect } from '../odata/index.ts';
import { collection, entity, keyOf } from './answer.ts';
import { objectView } from './directory-object-view.ts';
import type { GraphResource } from './graph-options.ts';
import { ReferenceShape } from './group-shapes.ts';
import { RELATION_OPTIONS, relatedPage } from './object-pages.ts';
import { queryShape } from './query-shapes.ts';
import { idInReference } from './references.ts';

const UserParams = Type.Object({ id: Type.String({ description: 'Id or user principal name' }) });

export const managersApi: GraphResource = async (app, options) => {
  const { users } = options.simulator.tenant;
  const tags = ['users'];

  app.get(
    '/users/:id/manager',
    {
      schema: {
        tags,
        summary: 'The manager; 404 without one',
        params: UserParams,
        querystring: queryShape(['$select']),
      },
    },
    async (request) => {
      checkOptions(request.query, ['$select']);
      const { managerId } = users.get(request.params.id);
      const manager = managerId === null ? null : users.find(managerId);
      if (!manager || manager.deletedAtMs !== null)
        throw tenantError('OBJECT_NOT_FOUND', { kind: 'manager', id: 'manager' });
      const view = objectView(options, 'User', manager.user.id, parseSelect(request.query.$select));
      return entity(options, request, 'directoryObjects/$entity', view);
    },
  );

  app.put(
    '/users/:id/manager/$ref',
    { schema: { tags, summary: 'Set the manager', params: UserParams, body: ReferenceShape } },
    async (request, reply) => {
      const managerId = users.get(idInReference(request.body['@odata.id'])).user.id;
      users.setManager(request.params.id, managerId);
      return reply.status(204).send();
    },
  );

  app.delete(
    '/users/:id/manager/$ref',
    { schema: { tags, summary: 'Remove the manager', params: UserParams } },
    async (request, reply) => {
      const { managerId } = users.get(request.params.id);
      if (managerId === null) throw tenantError('OBJECT_NOT_FOUND', { kind: 'manager', id: 'manager' });
      users.setManager(request.params.id, null);
      return reply.status(204).send();
    },
  );

  app.get(
    '/users/:id/directReports',
    { schema: { tags, summary: 'Direct reports', params: UserParams, querystring: queryShape(RELATION_OPTIONS) } },
    async (request) => {
      checkOptions(request.query, RELATION_OPTIONS);
      const { id } = users.get(request.params.id).user;
      const present = users.directReports(id).filter((reportId) => users.find(reportId)?.deletedAtMs === null);
      const reports = present.map((reportId) => ({ kind: 'User', id: reportId }) as const);
      const page = relatedPage(options, reports, request.query);
      return collection(options, request, `users${keyOf(id)}/directReports`, page);
    },
  );
};
