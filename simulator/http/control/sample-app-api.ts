/** What the built-in sample apps hold: hosts and host groups, page by page, so that any number can be shown. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { SampleApps } from '../../sample-apps.ts';
import { httpError } from '../errors.ts';
import { HostGroupShape, HostShape, LAST_PLACE, SampleAppShape } from './shapes.ts';

const Application = Type.Object({ servicePrincipalId: Type.String() });
const PageQuery = Type.Object({
  offset: Type.Integer({ minimum: 0, maximum: LAST_PLACE, default: 0, description: 'How many to pass over' }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100, description: 'How many to answer at most' }),
  search: Type.Optional(Type.String({ description: 'Part of the name, in any case' })),
});
const HostQuery = Type.Object({
  ...PageQuery.properties,
  active: Type.Optional(Type.Boolean({ description: 'true: only visible hosts; false: only invisible ones' })),
});

export interface SampleAppApiOptions {
  sampleApps: SampleApps;
}

export const sampleAppApi: FastifyPluginAsyncTypebox<SampleAppApiOptions> = async (app, { sampleApps }) => {
  const tags = ['control'];
  const contentOf = (servicePrincipalId: string) => {
    const found = sampleApps.content(servicePrincipalId);
    if (!found) throw httpError('SAMPLE_APP_MISSING', { id: servicePrincipalId });
    return found;
  };
  const pageOf = ({ offset, limit, search, active }: Static<typeof HostQuery>) => ({
    offset,
    limit,
    ...(search ? { search } : {}),
    ...(active === undefined ? {} : { active }),
  });

  app.get(
    '/sample-app/:servicePrincipalId',
    {
      schema: {
        tags,
        summary: 'The first hosts and host groups of the built-in sample app, and how many there are',
        params: Application,
        response: { 200: SampleAppShape },
      },
    },
    async (request) => {
      const content = contentOf(request.params.servicePrincipalId);
      const first = { offset: 0, limit: 1000 };
      const hosts = content.hosts(first);
      const hostGroups = content.hostGroups(first);
      return {
        hosts: hosts.value as never,
        hostGroups: hostGroups.value,
        totals: { hosts: hosts.total, hostGroups: hostGroups.total },
      };
    },
  );

  app.get(
    '/sample-app/:servicePrincipalId/connection',
    {
      schema: {
        tags,
        summary: 'The tenant URL of the built-in sample app and the token that it takes, to point to it again',
        params: Application,
        response: { 200: Type.Object({ tenantUrl: Type.String(), token: Type.String() }) },
      },
    },
    async (request) => {
      const { servicePrincipalId } = request.params;
      const found = sampleApps.connection(servicePrincipalId);
      if (!found) throw httpError('SAMPLE_APP_MISSING', { id: servicePrincipalId });
      return found;
    },
  );

  app.get(
    '/sample-app/:servicePrincipalId/hosts',
    {
      schema: {
        tags,
        summary: 'A page of hosts, in the order of their creation',
        params: Application,
        querystring: HostQuery,
        response: { 200: Type.Object({ total: Type.Integer(), value: Type.Array(HostShape) }) },
      },
    },
    async (request) => contentOf(request.params.servicePrincipalId).hosts(pageOf(request.query)) as never,
  );

  app.get(
    '/sample-app/:servicePrincipalId/host-groups',
    {
      schema: {
        tags,
        summary: 'A page of host groups, in the order of their creation',
        params: Application,
        querystring: PageQuery,
        response: { 200: Type.Object({ total: Type.Integer(), value: Type.Array(HostGroupShape) }) },
      },
    },
    async (request) => contentOf(request.params.servicePrincipalId).hostGroups(pageOf(request.query)),
  );
};
