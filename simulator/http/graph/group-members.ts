/** Members of a group, and the groups of an object (G-120, G-124, G-125). */
import { Type } from 'typebox';
import type { Member } from '../../tenant/index.ts';
import { checkOptions } from '../odata/index.ts';
import { collection, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import type { GraphResource } from './graph-options.ts';
import { ReferenceShape } from './group-shapes.ts';
import { RELATION_OPTIONS, relatedPage } from './object-pages.ts';
import { queryShape } from './query-shapes.ts';
import { idInReference } from './references.ts';

const GroupParams = Type.Object({ id: Type.String() });
const MemberParams = Type.Object({ id: Type.String(), memberId: Type.String() });

export const groupMembersApi: GraphResource = async (app, options) => {
  const { groups, users } = options.simulator.tenant;
  const tags = ['groups'];

  const lists = [
    { path: '', isWanted: (_: Member) => true },
    { path: '/microsoft.graph.user', isWanted: (member: Member) => member.kind === 'User' },
    { path: '/microsoft.graph.group', isWanted: (member: Member) => member.kind === 'Group' },
  ];
  for (const { path, isWanted } of lists) {
    app.get(
      `/groups/:id/members${path}`,
      { schema: { tags, summary: 'Direct members', params: GroupParams, querystring: queryShape(RELATION_OPTIONS) } },
      async (request) => {
        checkOptions(request.query, RELATION_OPTIONS);
        const found = groups.members(groups.get(request.params.id).group.id).filter(isWanted);
        return collection(options, request, 'directoryObjects', relatedPage(options, found, request.query));
      },
    );
  }

  app.get(
    '/groups/:id/members/$count',
    { schema: { tags, summary: 'How many direct members', params: GroupParams } },
    async (request, reply) =>
      reply.type('text/plain').send(String(groups.members(groups.get(request.params.id).group.id).length)),
  );

  app.post(
    '/groups/:id/members/$ref',
    { schema: { tags, summary: 'Add a member', params: GroupParams, body: ReferenceShape } },
    async (request, reply) => {
      groups.addMember(request.params.id, idInReference(request.body['@odata.id']));
      return reply.status(204).send();
    },
  );

  app.delete(
    '/groups/:id/members/:memberId/$ref',
    { schema: { tags, summary: 'Remove a member', params: MemberParams } },
    async (request, reply) => {
      groups.removeMember(request.params.id, request.params.memberId.toLowerCase());
      return reply.status(204).send();
    },
  );

  app.delete(
    '/groups/:id/members/:memberId',
    { schema: { tags, summary: 'Refused: would delete the member itself', params: MemberParams } },
    async (request) => {
      const { id, memberId } = request.params;
      throw graphError('MEMBER_DELETE_WITHOUT_REF', { groupId: id, memberId });
    },
  );

  for (const kind of ['users', 'groups'] as const) {
    app.get(
      `/${kind}/:id/memberOf`,
      {
        schema: {
          tags,
          summary: 'Groups it is a direct member of',
          params: GroupParams,
          querystring: queryShape(RELATION_OPTIONS),
        },
      },
      async (request) => {
        checkOptions(request.query, RELATION_OPTIONS);
        const { id } = kind === 'users' ? users.get(request.params.id).user : groups.get(request.params.id).group;
        const parents = groups.parents(id).map((groupId) => ({ kind: 'Group', id: groupId }) as const);
        const page = relatedPage(options, parents, request.query);
        return collection(options, request, `${kind}${keyOf(id)}/memberOf`, page);
      },
    );
  }
};
