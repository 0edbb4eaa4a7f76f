/**
 * Why? For a user or group, what the next cycle would do and what led here; for a job in quarantine, the rule, the
 * counters and what lifts it. Used by the page and by `provsim explain`.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { explainObject } from '../../one-object.ts';
import type { Simulator } from '../../simulator.ts';
import { findPrincipal } from './find-principal.ts';
import { attributeMappingsOf, modifiedAttributes } from './modified-attributes.ts';
import { quarantineView } from './quarantine-view.ts';

const tags = ['diagnosis'];
/** How many entries of the past are told. */
const HISTORY = 20;

export const explainApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/jobs/:jobId/explain/:object',
    {
      schema: {
        tags,
        summary: 'What the next cycle would do with a user or group, and why; reads from the target, changes nothing',
        params: Type.Object({
          jobId: Type.String(),
          object: Type.String({ description: 'User principal name, name of a group, or object id' }),
        }),
      },
    },
    async (request) => {
      const { jobId, object } = request.params;
      const principal = findPrincipal(simulator, object);
      const explanation = await explainObject(simulator, jobId, principal);
      const { application, job } = simulator.applications.findJob(jobId) ?? {};
      const mappings = attributeMappingsOf(job?.schema, principal.kind);
      const where = { sql: 'source_id = ? AND job_id = ?', parameters: [principal.id, jobId] };
      return {
        ...explanation,
        jobId,
        application: { servicePrincipalId: application?.servicePrincipalId, displayName: application?.displayName },
        differences: modifiedAttributes(explanation.differences, explanation.steps, mappings),
        history: simulator.log.query({ where, limit: HISTORY }),
      };
    },
  );

  app.get(
    '/jobs/:jobId/quarantine',
    {
      schema: {
        tags,
        summary: 'Why a job is in quarantine: rule, counters, exchange, next try, what lifts it; null when it is not',
        params: Type.Object({ jobId: Type.String() }),
      },
    },
    async (request) => ({ quarantine: quarantineView(simulator, simulator.job(request.params.jobId)) }),
  );
};
