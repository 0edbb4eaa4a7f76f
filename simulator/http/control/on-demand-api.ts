/**
 * Provision on demand for the page and the command line: what Graph's answer says (G-88 to G-95), and beside it the
 * exchange behind each step and the expression behind each value, which Graph has no words for (P-812, P-816).
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { provisionObject } from '../../one-object.ts';
import type { Simulator } from '../../simulator.ts';
import { operatorOf } from '../graph/operator.ts';
import { findPrincipal } from './find-principal.ts';
import { attributeMappingsOf } from './modified-attributes.ts';
import { onDemandView } from './on-demand-view.ts';

const OnDemandBody = Type.Object(
  {
    subject: Type.String({ description: 'User principal name, name of a group, or object id', minLength: 1 }),
    members: Type.Optional(
      Type.Array(Type.String(), { description: 'Of a group: up to five of its members, by id or user principal name' }),
    ),
  },
  { additionalProperties: false },
);

export const onDemandApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.post(
    '/jobs/:jobId/provision-on-demand',
    {
      schema: {
        tags: ['jobs'],
        summary: 'Provision one user, or one group with up to five members, now, and tell every step',
        params: Type.Object({ jobId: Type.String() }),
        body: OnDemandBody,
      },
    },
    async (request) => {
      const { jobId } = request.params;
      const principal = findPrincipal(simulator, request.body.subject);
      const memberIds = (request.body.members ?? []).map((member) => findPrincipal(simulator, member).id);
      const operator = operatorOf(simulator);
      const result = await provisionObject(
        simulator,
        jobId,
        { kind: principal.kind, objectId: principal.id, memberIds },
        { id: operator.id, displayName: operator.displayName, initiatorType: 'user' },
      );
      return onDemandView(
        result,
        principal,
        attributeMappingsOf(simulator.applications.findJob(jobId)?.job.schema, principal.kind),
      );
    },
  );
};
