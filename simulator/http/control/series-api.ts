/** The series behind the charts of the overview. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parseSpan } from '../../parse-span.ts';
import type { Simulator } from '../../simulator.ts';
import { seriesOf } from './cycle-series.ts';

export const seriesApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/jobs/:jobId/series',
    {
      schema: {
        tags: ['control'],
        summary: 'Cycles over virtual time: outcomes, latency of the target in milliseconds, quarantine',
        params: Type.Object({ jobId: Type.String() }),
        querystring: Type.Object({
          span: Type.String({ description: 'How far back, ISO 8601 duration', default: 'P1D' }),
          points: Type.Integer({ minimum: 1, maximum: 500, default: 48 }),
        }),
      },
    },
    async (request) => {
      const { span, points } = request.query;
      const toMs = simulator.clock.nowMs();
      const fromMs = toMs - parseSpan(span);
      const job = simulator.job(request.params.jobId);
      const before = job.lastCycleBefore(fromMs);
      const wasQuarantined = before !== null && before.quarantine !== null;
      const durationsOf = (cycleId: string) => simulator.log.durationsOfCycle(cycleId);
      const range = { fromMs, toMs, points, wasQuarantined };
      return { value: seriesOf(job.cyclesSince(fromMs), durationsOf, range) };
    },
  );
};
