/** App role assignments: one relation behind four doors (G-126 to G-130). */
import { Type } from 'typebox';
import type { AppRoleAssignment } from '../../model/directory.ts';
import { checkOptions, filterToPredicate, wantsCount } from '../odata/index.ts';
import { collection, entity, keyOf } from './answer.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { pageOf } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';

const OPTIONS = ['$filter', '$top', '$skiptoken', '$count', '$select'] as const;
const filterable = [
  'id',
  'appRoleId',
  'principalId',
  'principalType',
  'principalDisplayName',
  'resourceId',
  'resourceDisplayName',
];
const OwnerParams = Type.Object({ id: Type.String() });
const AssignmentParams = Type.Object({ id: Type.String(), assignmentId: Type.String() });

/** Principal and resource are taken from the body, whichever door it came through (G-127). */
const NewAssignment = Type.Object(
  {
    '@odata.type': Type.Optional(Type.String()),
    principalId: Type.String(),
    resourceId: Type.String(),
    appRoleId: Type.String(),
  },
  { additionalProperties: false },
);

interface Door {
  path: string;
  list(options: GraphOptions, id: string): AppRoleAssignment[];
}

const ofPrincipal: Door['list'] = ({ simulator }, id) => simulator.tenant.assignments.listForPrincipal(id);

const doors: readonly Door[] = [
  {
    path: 'users/:id/appRoleAssignments',
    list: (options, id) => ofPrincipal(options, options.simulator.tenant.users.get(id).user.id),
  },
  {
    path: 'groups/:id/appRoleAssignments',
    list: (options, id) => ofPrincipal(options, options.simulator.tenant.groups.get(id).group.id),
  },
  {
    path: 'servicePrincipals/:id/appRoleAssignedTo',
    list: ({ simulator }, id) =>
      simulator.tenant.assignments.listForResource(simulator.applications.get(id).servicePrincipalId),
  },
  {
    path: 'servicePrincipals/:id/appRoleAssignments',
    list: (options, id) => ofPrincipal(options, options.simulator.applications.get(id).servicePrincipalId),
  },
];

export const roleAssignmentsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const { assignments } = simulator.tenant;
  const tags = ['app role assignments'];

  for (const door of doors) {
    const [owner = '', , relation = ''] = door.path.split('/');
    const contextOf = (id: string) => `${owner}${keyOf(id)}/${relation}`;

    app.get(
      `/${door.path}`,
      { schema: { tags, summary: 'App role assignments', params: OwnerParams, querystring: queryShape(OPTIONS) } },
      async (request) => {
        checkOptions(request.query, OPTIONS);
        const { query } = request;
        const isWanted = query.$filter ? filterToPredicate(query.$filter, filterable) : () => true;
        const found = door
          .list(options, request.params.id)
          .map((assignment) => assignmentView(options, assignment))
          .filter(isWanted);
        const page = pageOf(found, query);
        const count = wantsCount(query.$count) ? found.length : undefined;
        return collection(options, request, contextOf(request.params.id), { ...page, count });
      },
    );

    app.post(
      `/${door.path}`,
      { schema: { tags, summary: 'Assign a role', params: OwnerParams, body: NewAssignment } },
      async (request, reply) => {
        const { principalId, resourceId, appRoleId } = request.body;
        const resource = simulator.applications.get(resourceId);
        const created = assignments.assign(resource, principalId.toLowerCase(), appRoleId.toLowerCase());
        const view = assignmentView(options, created);
        return reply.status(201).send(entity(options, request, `${contextOf(request.params.id)}/$entity`, view));
      },
    );

    app.get(
      `/${door.path}/:assignmentId`,
      { schema: { tags, summary: 'An assignment, found by id under any door', params: AssignmentParams } },
      async (request) => {
        const view = assignmentView(options, assignments.get(request.params.assignmentId));
        return entity(options, request, `${contextOf(request.params.id)}/$entity`, view);
      },
    );

    app.delete(
      `/${door.path}/:assignmentId`,
      { schema: { tags, summary: 'Remove an assignment, found by id under any door', params: AssignmentParams } },
      async (request, reply) => {
        assignments.unassign(request.params.assignmentId);
        return reply.status(204).send();
      },
    );
  }
};

/** In the order of Graph's own output. */
function assignmentView({ simulator }: GraphOptions, assignment: AppRoleAssignment) {
  const { applications } = simulator;
  const resource = applications.list().find(({ servicePrincipalId }) => servicePrincipalId === assignment.resourceId);
  return {
    id: assignment.id,
    deletedDateTime: null,
    appRoleId: assignment.appRoleId,
    createdDateTime: assignment.createdDateTime,
    principalDisplayName: assignment.principalDisplayName,
    principalId: assignment.principalId,
    principalType: assignment.principalType,
    resourceDisplayName: resource?.displayName ?? assignment.resourceDisplayName,
    resourceId: assignment.resourceId,
  };
}
