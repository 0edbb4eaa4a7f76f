/** Made-up people and groups for a tenant that runs already; everything else about the tenant has Graph's words. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Simulator } from '../../simulator.ts';

export const tenantApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.post(
    '/tenant/populate',
    {
      schema: {
        tags: ['control'],
        summary: 'Add made-up users and groups; answers how many there are then',
        body: Type.Object(
          {
            users: Type.Integer({ minimum: 0, maximum: 20_000, default: 0 }),
            groups: Type.Integer({ minimum: 0, maximum: 1000, default: 0 }),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ users: Type.Integer(), groups: Type.Integer() }) },
      },
    },
    async (request) => {
      simulator.populate(request.body.users, request.body.groups);
      const { users, groups } = simulator.tenant;
      return { users: users.count(), groups: groups.count() };
    },
  );
};
