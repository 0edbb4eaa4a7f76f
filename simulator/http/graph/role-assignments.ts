/** App role assignments: one relation behind four doors (G-126 to G-130). */
import { Type } from 'typebox';
import { checkOptions } from '../odata/index.ts';
import { collection, entity, keyOf } from './answer.ts';
import { principalOf } from './find-application.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { graphServicePrincipalId, isGraphServicePrincipal } from './graph-service-principal.ts';
import { listPage } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { type AssignmentView, RoleAssignments } from './role-assignment-store.ts';

const OPTIONS = ['$filter', '$select', '$orderby', '$top', '$skiptoken', '$count'] as const;
const OwnerParams = Type.Object({ id: Type.String() });
const AssignmentParams = Type.Object({ id: Type.String(), assignmentId: Type.String() });
const filterable = [
  'id',
  'appRoleId',
  'createdDateTime',
  'principalId',
  'principalType',
  'principalDisplayName',
  'resourceId',
  'resourceDisplayName',
];

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
  owner: 'users' | 'groups' | 'servicePrincipals';
  relation: 'appRoleAssignments' | 'appRoleAssignedTo';
  list(assignments: RoleAssignments, options: GraphOptions, id: string): AssignmentView[];
}

const doors: readonly Door[] = [
  {
    owner: 'users',
    relation: 'appRoleAssignments',
    list: (assignments, { simulator }, id) => assignments.ofPrincipal(simulator.tenant.users.get(id).user.id),
  },
  {
    owner: 'groups',
    relation: 'appRoleAssignments',
    list: (assignments, { simulator }, id) => assignments.ofPrincipal(simulator.tenant.groups.get(id).group.id),
  },
  {
    owner: 'servicePrincipals',
    relation: 'appRoleAssignedTo',
    list: (assignments, options, id) => assignments.ofResource(servicePrincipalId(options, id)),
  },
  {
    owner: 'servicePrincipals',
    relation: 'appRoleAssignments',
    list: (assignments, options, id) => assignments.ofPrincipal(servicePrincipalId(options, id)),
  },
];

export const roleAssignmentsApi: GraphResource = async (app, options) => {
  const assignments = new RoleAssignments(options.simulator);
  const tags = ['app role assignments'];

  for (const { owner, relation, list } of doors) {
    const path = `/${owner}/:id/${relation}`;
    const contextOf = (id: string) => `${owner}${keyOf(id)}/${relation}`;

    app.get(
      path,
      { schema: { tags, summary: 'App role assignments', params: OwnerParams, querystring: queryShape(OPTIONS) } },
      async (request) => {
        checkOptions(request.query, OPTIONS);
        const { id } = request.params;
        const found = list(assignments, options, id);
        return collection(options, request, contextOf(id), listPage(found, request.query, filterable));
      },
    );

    app.post(
      path,
      { schema: { tags, summary: 'Assign a role', params: OwnerParams, body: NewAssignment } },
      async (request, reply) => {
        const view = assignments.assign(request.body);
        return reply.status(201).send(entity(options, request, `${contextOf(request.params.id)}/$entity`, view));
      },
    );

    app.get(
      `${path}/:assignmentId`,
      { schema: { tags, summary: 'An assignment, found by id under any door', params: AssignmentParams } },
      async (request) => {
        const view = assignments.get(request.params.assignmentId);
        return entity(options, request, `${contextOf(request.params.id)}/$entity`, view);
      },
    );

    app.delete(
      `${path}/:assignmentId`,
      { schema: { tags, summary: 'Remove an assignment, found by id under any door', params: AssignmentParams } },
      async (request, reply) => {
        assignments.remove(request.params.assignmentId);
        return reply.status(204).send();
      },
    );
  }
};

function servicePrincipalId({ simulator }: GraphOptions, key: string): string {
  if (isGraphServicePrincipal(simulator, key)) return graphServicePrincipalId(simulator);
  return principalOf(simulator, key).servicePrincipalId;
}
