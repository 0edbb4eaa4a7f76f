/** `/directory/deletedItems`: users in their 30 days, restored or purged (G-119). Groups are gone for good (G-123). */
import { Type } from 'typebox';
import type { StoredUser } from '../../tenant/index.ts';
import { checkOptions, parseSelect } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import type { GraphResource } from './graph-options.ts';
import { pageOf } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { userView } from './user-view.ts';

const OPTIONS = ['$select', '$top', '$skiptoken', '$count'] as const;
const ItemParams = Type.Object({ id: Type.String() });

export const deletedItemsApi: GraphResource = async (app, options) => {
  const { users } = options.simulator.tenant;
  const tags = ['deleted items'];

  const types = [
    { type: 'user', list: () => users.listDeleted() },
    { type: 'group', list: () => [] as StoredUser[] },
    { type: 'application', list: () => [] as StoredUser[] },
    { type: 'servicePrincipal', list: () => [] as StoredUser[] },
  ];
  for (const { type, list } of types) {
    app.get(
      `/directory/deletedItems/microsoft.graph.${type}`,
      { schema: { tags, summary: `Deleted objects of type ${type}`, querystring: queryShape(OPTIONS) } },
      async (request) => {
        checkOptions(request.query, OPTIONS);
        const page = pageOf(list(), request.query);
        const names = parseSelect(request.query.$select);
        return collection(options, request, `${type}s`, {
          value: page.value.map((stored) => deletedView(stored, names)),
          skipToken: page.skipToken,
        });
      },
    );
  }

  app.get(
    '/directory/deletedItems/:id',
    { schema: { tags, summary: 'A deleted object', params: ItemParams } },
    async (request) => {
      const view = deletedView(users.getDeleted(request.params.id), null);
      return entity(options, request, 'directoryObjects/$entity', { '@odata.type': '#microsoft.graph.user', ...view });
    },
  );

  app.delete(
    '/directory/deletedItems/:id',
    { schema: { tags, summary: 'Delete for good', params: ItemParams } },
    async (request, reply) => {
      users.purge(request.params.id);
      return reply.status(204).send();
    },
  );

  app.post(
    '/directory/deletedItems/:id/restore',
    { schema: { tags, summary: 'Restore a deleted object', params: ItemParams } },
    async (request) => {
      const view = userView(users.restore(request.params.id));
      return entity(options, request, 'directoryObjects/$entity', { '@odata.type': '#microsoft.graph.user', ...view });
    },
  );
};

function deletedView({ user, deletedAtMs }: StoredUser, names: readonly string[] | null): Record<string, unknown> {
  const deletedDateTime = deletedAtMs === null ? null : new Date(deletedAtMs).toISOString();
  if (names === null) return { ...userView(user), deletedDateTime };
  return userView({ ...user, deletedDateTime }, names);
}
