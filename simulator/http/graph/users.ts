/** `/users`: list, create, read, change, delete (G-113 to G-117, G-119). */
import { Type } from 'typebox';
import type { User } from '../../model/directory.ts';
import type { StoredUser } from '../../tenant/index.ts';
import { checkOptions, odataError, parseSelect } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { COUNT_OPTIONS, countObjects, DIRECTORY_OPTIONS, findObjects } from './directory-pages.ts';
import { userProperties } from './directory-properties.ts';
import { graphError } from './errors.ts';
import { type GraphOptions, type GraphResource, graphUrl } from './graph-options.ts';
import { queryShape } from './query-shapes.ts';
import { NewUserShape, UserChangeShape } from './user-shapes.ts';
import { fullUserView, isUserProperty, userView } from './user-view.ts';

const UserParams = Type.Object({ id: Type.String({ description: 'Id or user principal name' }) });
/** Taken, as Graph takes them, and not kept: there is nobody who signs in. */
const notKept = new Set(['@odata.type', 'passwordProfile', 'passwordPolicies']);

export const usersApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const { users } = simulator.tenant;
  const tags = ['users'];

  app.get(
    '/users',
    { schema: { tags, summary: 'Users', querystring: queryShape(DIRECTORY_OPTIONS) } },
    async (request) => {
      checkOptions(request.query, DIRECTORY_OPTIONS);
      const view = userViewer(options, request.query);
      const page = findObjects(simulator, 'User', userProperties, request.query);
      return collection(options, request, contextOf(request.query.$select), {
        value: page.ids.map((id) => view(users.get(id))),
        skipToken: page.skipToken,
        count: page.count,
      });
    },
  );

  app.get(
    '/users/$count',
    { schema: { tags, summary: 'How many users', querystring: queryShape(COUNT_OPTIONS) } },
    async (request, reply) => {
      checkOptions(request.query, COUNT_OPTIONS);
      const count = countObjects(simulator, 'User', userProperties, request.query);
      return reply.type('text/plain').send(String(count));
    },
  );

  app.post('/users', { schema: { tags, summary: 'Create a user', body: NewUserShape } }, async (request, reply) => {
    checkDomain(options, request.body.userPrincipalName);
    checkExtensions(options, request.body);
    const user = users.create(propertiesOf(request.body, false) as Omit<User, 'id'>);
    return reply
      .status(201)
      .header('location', graphUrl(options, request, `/users/${user.id}`))
      .send(entity(options, request, 'users/$entity', userView(user)));
  });

  app.get(
    '/users/:id',
    { schema: { tags, summary: 'A user', params: UserParams, querystring: queryShape(['$select', '$expand']) } },
    async (request) => {
      checkOptions(request.query, ['$select', '$expand']);
      const view = userViewer(options, request.query)(users.get(request.params.id));
      return entity(options, request, `${contextOf(request.query.$select)}/$entity`, view);
    },
  );

  app.patch(
    '/users/:id',
    { schema: { tags, summary: 'Change properties; null clears one', params: UserParams, body: UserChangeShape } },
    async (request, reply) => {
      const { userPrincipalName } = request.body;
      if (userPrincipalName !== undefined) checkDomain(options, userPrincipalName);
      checkExtensions(options, request.body);
      users.update(request.params.id, propertiesOf(request.body, true) as Partial<User>);
      return reply.status(204).send();
    },
  );

  app.delete(
    '/users/:id',
    { schema: { tags, summary: 'Soft-delete a user, restorable for 30 days', params: UserParams } },
    async (request, reply) => {
      users.delete(request.params.id);
      return reply.status(204).send();
    },
  );
};

/** How one user is shown for `$select` and `$expand=manager`. */
export function userViewer(
  { simulator }: GraphOptions,
  query: { $select?: string; $expand?: string },
): (stored: StoredUser) => Record<string, unknown> {
  const names = parseSelect(query.$select);
  const unknown = names?.find((name) => !isUserProperty(name));
  if (unknown !== undefined) {
    const expected = `a property of 'microsoft.graph.user'`;
    throw odataError('OPTION_VALUE_INVALID', { option: '$select', value: unknown, expected });
  }
  const expansion = query.$expand?.trim();
  const inner = expansion === undefined ? null : /^manager(?:\(\$select=([\w,\s]+)\))?$/.exec(expansion);
  if (expansion !== undefined && !inner) {
    const expected = 'manager, or manager($select=…)';
    throw odataError('OPTION_VALUE_INVALID', { option: '$expand', value: expansion, expected });
  }
  return (stored) => {
    const view = query.$select?.includes('*') ? fullUserView(stored.user) : userView(stored.user, names);
    if (!inner || stored.managerId === null) return view;
    const manager = simulator.tenant.users.find(stored.managerId);
    if (!manager || manager.deletedAtMs !== null) return view;
    const shown = userView(manager.user, parseSelect(inner[1]));
    return { ...view, manager: { '@odata.type': '#microsoft.graph.user', ...shown } };
  };
}

function contextOf(select: string | undefined): string {
  const names = parseSelect(select);
  return names ? `users(${names.join(',')})` : 'users';
}

/** The user principal name must end in a domain of the tenant (G-113). */
function checkDomain({ simulator }: GraphOptions, userPrincipalName: string): void {
  const { defaultDomain } = simulator.workspace.data.tenant;
  const domain = userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1);
  if (domain.toLowerCase() !== defaultDomain.toLowerCase()) {
    throw graphError('DOMAIN_UNVERIFIED', { userPrincipalName, defaultDomain });
  }
}

/** A directory extension must have been made by an application first (G-138). */
function checkExtensions({ simulator }: GraphOptions, body: object): void {
  const names = Object.keys(body).filter((name) => name.startsWith('extension_'));
  const unknown = names.filter((name) => simulator.tenant.extensions.find(name) === null);
  if (unknown.length > 0) throw graphError('EXTENSION_UNKNOWN', { names: unknown });
}

/** What is stored of a body. On creation null and missing are the same (G-13). */
function propertiesOf(body: Readonly<Record<string, unknown>>, keepNulls: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !notKept.has(name) && (keepNulls || value !== null)),
  );
}
