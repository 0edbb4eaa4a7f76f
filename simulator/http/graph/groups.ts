/** `/groups`: list, create, read, change, delete (G-121 to G-123). */
import { Type } from 'typebox';
import type { Group } from '../../model/directory.ts';
import { checkOptions, odataError, parseSelect } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { anyObjectView, objectView } from './directory-object-view.ts';
import { COUNT_OPTIONS, countObjects, DIRECTORY_OPTIONS, findObjects } from './directory-pages.ts';
import { groupProperties } from './directory-properties.ts';
import { type GraphOptions, type GraphResource, graphUrl } from './graph-options.ts';
import { GroupChangeShape, NewGroupShape } from './group-shapes.ts';
import { groupView, isGroupProperty } from './group-view.ts';
import { queryShape } from './query-shapes.ts';
import { idInReference } from './references.ts';

const GroupParams = Type.Object({ id: Type.String() });

export const groupsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const { groups } = simulator.tenant;
  const tags = ['groups'];

  app.get(
    '/groups',
    { schema: { tags, summary: 'Groups', querystring: queryShape(DIRECTORY_OPTIONS) } },
    async (request) => {
      checkOptions(request.query, DIRECTORY_OPTIONS);
      const view = groupViewer(options, request.query);
      const page = findObjects(simulator, 'Group', groupProperties, request.query);
      return collection(options, request, contextOf(request.query.$select), {
        value: page.ids.map((id) => view(groups.get(id).group)),
        skipToken: page.skipToken,
        count: page.count,
      });
    },
  );

  app.get(
    '/groups/$count',
    { schema: { tags, summary: 'How many groups', querystring: queryShape(COUNT_OPTIONS) } },
    async (request, reply) => {
      checkOptions(request.query, COUNT_OPTIONS);
      const count = countObjects(simulator, 'Group', groupProperties, request.query);
      return reply.type('text/plain').send(String(count));
    },
  );

  app.post('/groups', { schema: { tags, summary: 'Create a group', body: NewGroupShape } }, async (request, reply) => {
    const { properties, memberIds } = splitBody(request.body, false);
    const ownerIds = (request.body['owners@odata.bind'] ?? []).map(idInReference);
    const group = simulator.database.transaction(() => {
      const created = groups.create(properties as Omit<Group, 'id'>);
      for (const memberId of memberIds) groups.addMember(created.id, memberId);
      for (const ownerId of ownerIds) {
        // Throws where there is no such object.
        anyObjectView(options, ownerId, null);
        simulator.tenant.owners.add(created.id, ownerId);
      }
      return created;
    })();
    return reply
      .status(201)
      .header('location', graphUrl(options, request, `/groups/${group.id}`))
      .send(entity(options, request, 'groups/$entity', groupView(group)));
  });

  app.get(
    '/groups/:id',
    { schema: { tags, summary: 'A group', params: GroupParams, querystring: queryShape(['$select', '$expand']) } },
    async (request) => {
      checkOptions(request.query, ['$select', '$expand']);
      const view = groupViewer(options, request.query)(groups.get(request.params.id).group);
      return entity(options, request, `${contextOf(request.query.$select)}/$entity`, view);
    },
  );

  app.patch(
    '/groups/:id',
    { schema: { tags, summary: 'Change properties, or add members', params: GroupParams, body: GroupChangeShape } },
    async (request, reply) => {
      const { properties, memberIds } = splitBody(request.body, true);
      const { group } = groups.get(request.params.id);
      simulator.database.transaction(() => {
        if (Object.keys(properties).length > 0) groups.update(group.id, properties as Partial<Group>);
        for (const memberId of memberIds) groups.addMember(group.id, memberId);
      })();
      return reply.status(204).send();
    },
  );

  app.delete(
    '/groups/:id',
    { schema: { tags, summary: 'Delete a security group for good', params: GroupParams } },
    async (request, reply) => {
      groups.delete(request.params.id);
      simulator.tenant.owners.forget(request.params.id.toLowerCase());
      return reply.status(204).send();
    },
  );
};

/** Of an expanded relation Graph gives so many; the rest is under `/members`. */
const EXPANDED_MEMBERS = 20;

/** How one group is shown for `$select` and `$expand=members`. */
function groupViewer(
  options: GraphOptions,
  query: { $select?: string; $expand?: string },
): (group: Group) => Record<string, unknown> {
  const names = parseSelect(query.$select);
  const unknown = names?.find((name) => !isGroupProperty(name));
  if (unknown !== undefined) {
    const expected = `a property of 'microsoft.graph.group'`;
    throw odataError('OPTION_VALUE_INVALID', { option: '$select', value: unknown, expected });
  }
  if (query.$expand === undefined) return (group) => groupView(group, names);
  const inner = /^members(?:\(\$select=([\w,\s]+)\))?$/.exec(query.$expand.trim());
  if (!inner) {
    const expected = 'members, or members($select=…)';
    throw odataError('OPTION_VALUE_INVALID', { option: '$expand', value: query.$expand, expected });
  }
  return (group) => {
    const members = options.simulator.tenant.groups.members(group.id).slice(0, EXPANDED_MEMBERS);
    const shown = members.map(({ kind, id }) => objectView(options, kind, id, parseSelect(inner[1])));
    return { ...groupView(group, names), members: shown };
  };
}

function contextOf(select: string | undefined): string {
  const names = parseSelect(select);
  return names ? `groups(${names.join(',')})` : 'groups';
}

function splitBody(body: Readonly<Record<string, unknown>>, keepNulls: boolean) {
  const references = (body['members@odata.bind'] ?? []) as string[];
  const properties = Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !name.includes('@odata.') && (keepNulls || value !== null)),
  );
  return { properties, memberIds: references.map(idInReference) };
}
