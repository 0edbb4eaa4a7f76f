/** `/groups`: list, create, read, change, delete (G-121 to G-123). */
import { Type } from 'typebox';
import type { Group } from '../../model/directory.ts';
import { checkOptions, odataError, parseSelect } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { DIRECTORY_OPTIONS, findObjects } from './directory-pages.ts';
import { groupProperties } from './directory-properties.ts';
import { type GraphResource, graphUrl } from './graph-options.ts';
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
      const names = selectedNames(request.query.$select);
      const page = findObjects(simulator, 'Group', groupProperties, request.query);
      return collection(options, request, names ? `groups(${names.join(',')})` : 'groups', {
        value: page.ids.map((id) => groupView(groups.get(id).group, names)),
        skipToken: page.skipToken,
        count: page.count,
      });
    },
  );

  app.get('/groups/$count', { schema: { tags, summary: 'How many groups' } }, async (_request, reply) =>
    reply.type('text/plain').send(String(groups.count())),
  );

  app.post('/groups', { schema: { tags, summary: 'Create a group', body: NewGroupShape } }, async (request, reply) => {
    const { properties, memberIds } = splitBody(request.body, false);
    const group = groups.create(properties as Omit<Group, 'id'>);
    for (const memberId of memberIds) groups.addMember(group.id, memberId);
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
      const names = selectedNames(request.query.$select);
      const view = groupView(groups.get(request.params.id).group, names);
      return entity(options, request, `${names ? `groups(${names.join(',')})` : 'groups'}/$entity`, view);
    },
  );

  app.patch(
    '/groups/:id',
    { schema: { tags, summary: 'Change properties, or add members', params: GroupParams, body: GroupChangeShape } },
    async (request, reply) => {
      const { properties, memberIds } = splitBody(request.body, true);
      const { group } = groups.get(request.params.id);
      if (Object.keys(properties).length > 0) groups.update(group.id, properties as Partial<Group>);
      for (const memberId of memberIds) groups.addMember(group.id, memberId);
      return reply.status(204).send();
    },
  );

  app.delete(
    '/groups/:id',
    { schema: { tags, summary: 'Delete a security group for good', params: GroupParams } },
    async (request, reply) => {
      groups.delete(request.params.id);
      return reply.status(204).send();
    },
  );
};

function selectedNames(select: string | undefined): string[] | null {
  const names = parseSelect(select);
  const unknown = names?.find((name) => !isGroupProperty(name));
  if (unknown !== undefined) {
    const expected = `a property of 'microsoft.graph.group'`;
    throw odataError('OPTION_VALUE_INVALID', { option: '$select', value: unknown, expected });
  }
  return names;
}

function splitBody(body: Readonly<Record<string, unknown>>, keepNulls: boolean) {
  const references = (body['members@odata.bind'] ?? []) as string[];
  const properties = Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !name.includes('@odata.') && (keepNulls || value !== null)),
  );
  return { properties, memberIds: references.map(idInReference) };
}
