/** What helps to find out why: exchanges as HAR and curl, and findings. */
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Exchange } from '../../model/exchange.ts';
import { harText, toCurl, toHar } from '../../scim/index.ts';
import type { Simulator } from '../../simulator.ts';

const tags = ['diagnosis'];
const CREATOR = { name: 'provsim', version: '0.1.0' };

const Application = Type.Object({ servicePrincipalId: Type.String() });
export const diagnosisApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  const newestEntryOf = (servicePrincipalId: string, sourceId: string): string | null => {
    const where = { sql: 'service_principal_id = ? AND source_id = ?', parameters: [servicePrincipalId, sourceId] };
    return simulator.log.query({ where, limit: 1 })[0]?.id ?? null;
  };
  const har = (exchanges: readonly Exchange[]) => toHar(exchanges, CREATOR);
  app.get(
    '/log/:entryId/har',
    {
      schema: {
        tags,
        summary: 'The exchanges of a log entry as HAR 1.2',
        params: Type.Object({ entryId: Type.String() }),
      },
    },
    async (request) => har(simulator.log.exchangesOf(request.params.entryId)),
  );
  app.get(
    '/cycles/:cycleId/har',
    {
      schema: { tags, summary: 'The exchanges of a cycle as HAR 1.2', params: Type.Object({ cycleId: Type.String() }) },
    },
    async (request) => har(simulator.log.exchangesOfCycle(request.params.cycleId)),
  );
  app.get(
    '/jobs/:jobId/har',
    {
      schema: {
        tags,
        summary: 'All exchanges of a job that the log still holds as HAR 1.2',
        params: Type.Object({ jobId: Type.String() }),
      },
    },
    async (request, reply) => {
      const exchanges = simulator.log.exchangesOfJob(simulator.job(request.params.jobId).id);
      return reply.type('application/json').send(Readable.from(harText(exchanges, CREATOR)));
    },
  );
  app.get(
    '/log/:entryId/curl',
    {
      schema: {
        tags,
        summary: 'The requests of a log entry as curl commands',
        params: Type.Object({ entryId: Type.String() }),
      },
    },
    async (request) => ({
      value: simulator.log.exchangesOf(request.params.entryId).map((exchange) => toCurl(exchange)),
    }),
  );

  app.get(
    '/applications/:servicePrincipalId/findings',
    {
      schema: {
        tags,
        summary:
          'Oddities that were tolerated, with their verdict, how often and when they were seen, and the last log entry',
        params: Application,
      },
    },
    async (request) => {
      const { servicePrincipalId } = simulator.applications.get(request.params.servicePrincipalId);
      return {
        value: simulator.targets.seenFindings(servicePrincipalId).map(({ lastSourceId, ...finding }) => ({
          ...finding,
          lastEntryId: lastSourceId === null ? null : newestEntryOf(servicePrincipalId, lastSourceId),
        })),
      };
    },
  );

  app.get(
    '/applications/:servicePrincipalId/findings/:findingId/exchange',
    {
      schema: {
        tags,
        summary: 'The exchange in which a finding was seen last; null when no exchange showed it',
        params: Type.Object({ servicePrincipalId: Type.String(), findingId: Type.String() }),
      },
    },
    async (request) => {
      const { servicePrincipalId } = simulator.applications.get(request.params.servicePrincipalId);
      return { value: simulator.targets.exchangeOfFinding(servicePrincipalId, request.params.findingId) };
    },
  );

  app.delete(
    '/applications/:servicePrincipalId/findings',
    { schema: { tags, summary: 'Forget the findings; what is still odd is found again', params: Application } },
    async (request, reply) => {
      simulator.targets.clearFindings(simulator.applications.get(request.params.servicePrincipalId).servicePrincipalId);
      return reply.status(204).send();
    },
  );
};
