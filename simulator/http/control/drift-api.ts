/** Drift over HTTP: what a job's target holds beside what it should hold. For the page's Target and `provsim drift`. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { findDrift } from '../../provisioning/index.ts';
import type { Simulator } from '../../simulator.ts';

const Count = Type.Integer({ minimum: 0 });
const Text = Type.Union([Type.String(), Type.Null()]);
const Kind = Type.Union([Type.Literal('User'), Type.Literal('Group')]);

const CountsShape = Type.Object({
  held: Type.Integer({ minimum: 0, description: 'In the target' }),
  expected: Type.Integer({ minimum: 0, description: 'In scope' }),
  equal: Count,
  missing: Count,
  different: Count,
  extra: Count,
  hidden: Count,
});

const EntryShape = Type.Object({
  kind: Kind,
  state: Type.String({
    description: 'missing, different, extra (active, and nobody in scope stands for it) or hidden (not active)',
  }),
  name: Type.String(),
  sourceId: Text,
  targetId: Text,
  differences: Type.Array(Type.Object({ attribute: Type.String(), expected: Text, held: Text })),
});

export const driftApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.post(
    '/jobs/:jobId/drift',
    {
      schema: {
        tags: ['diagnosis'],
        summary: 'Read the whole target through SCIM and compare it with what it should hold; changes nothing',
        params: Type.Object({ jobId: Type.String() }),
        response: {
          200: Type.Object({
            readAt: Type.String(),
            counts: Type.Object({ User: CountsShape, Group: CountsShape }),
            value: Type.Array(EntryShape),
          }),
        },
      },
    },
    async (request) => {
      // Refuses a job that doesn't exist, before a connection is made.
      const { id } = simulator.job(request.params.jobId);
      const { readAtMs, counts, entries } = await findDrift(await simulator.contextFor(id));
      return { readAt: new Date(readAtMs).toISOString(), counts, value: entries };
    },
  );
};
