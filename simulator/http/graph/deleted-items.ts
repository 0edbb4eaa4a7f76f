/** `/directory/deletedItems`: users in their 30 days, restored or purged (G-119). Groups are gone for good (G-123). */
import { Type } from 'typebox';
import type { User } from '../../model/directory.ts';
import type { StoredUser } from '../../tenant/index.ts';
import { checkOptions, parseSelect } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import type { GraphResource } from './graph-options.ts';
import { rowsPage } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { userView } from './user-view.ts';

const OPTIONS = ['$filter', '$orderby', '$select', '$top', '$skiptoken', '$count'] as const;
const filterable = ['id', 'displayName', 'userPrincipalName', 'mail', 'deletedDateTime'];
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
        const names = parseSelect(request.query.$select);
        const users = list().map(deletedUser);
        const page = rowsPage(users, request.query, filterable);
        const value = page.value.map((user) => deletedView(user, names));
        return collection(options, request, `${type}s`, { ...page, value });
      },
    );
  }

  app.get(
    '/directory/deletedItems/:id',
    { schema: { tags, summary: 'A deleted object', params: ItemParams } },
    async (request) => {
      const view = deletedView(deletedUser(users.getDeleted(request.params.id)), null);
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

type DeletedUser = User & { deletedDateTime: string | null };

function deletedUser({ user, deletedAtMs }: StoredUser): DeletedUser {
  return { ...user, deletedDateTime: deletedAtMs === null ? null : new Date(deletedAtMs).toISOString() };
}

/** Without a selection the default properties, and when it was deleted. */
function deletedView(user: DeletedUser, names: readonly string[] | null): Record<string, unknown> {
  if (names !== null) return userView(user, names);
  return { ...userView(user), deletedDateTime: user.deletedDateTime };
}
