/** What can be done with a job: start, pause, stop, restart (G-45 to G-49). All answer 204. */
import { Type } from 'typebox';
import type { Job } from '../../jobs/index.ts';
import type { GraphResource } from './graph-options.ts';
import { JobParams, recordOf } from './jobs.ts';

/** Any other property of `criteria` is refused (G-48). */
const RestartRequest = Type.Union([
  Type.Object({
    criteria: Type.Optional(
      Type.Union([
        Type.Null(),
        Type.Object(
          {
            '@odata.type': Type.Optional(Type.String()),
            resetScope: Type.Optional(Type.Union([Type.Null(), Type.String({ examples: ['Watermark, Escrows'] })])),
          },
          { additionalProperties: false },
        ),
      ]),
    ),
  }),
  Type.Null(),
]);

const actions = {
  start: { summary: 'Start or go on; lifts a quarantine', run: (job: Job) => job.start() },
  pause: { summary: 'Pause; a running cycle finishes', run: (job: Job) => job.pause() },
  stop: { summary: 'Disable the schedule', run: (job: Job) => job.stop() },
} as const;

export const jobActionsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['synchronization jobs'];

  for (const [name, { summary, run }] of Object.entries(actions)) {
    app.post(
      `/servicePrincipals/:id/synchronization/jobs/:jobId/${name}`,
      { schema: { tags, summary, params: JobParams } },
      async (request, reply) => {
        await run(simulator.job(recordOf(options, request.params.id, request.params.jobId).record.id));
        return reply.status(204).send();
      },
    );
  }

  app.post(
    '/servicePrincipals/:id/synchronization/jobs/:jobId/restart',
    {
      schema: {
        tags,
        summary: 'Reset what the scope names and run again; without a body as the portal’s button does',
        params: JobParams,
        body: RestartRequest,
      },
    },
    async (request, reply) => {
      const job = simulator.job(recordOf(options, request.params.id, request.params.jobId).record.id);
      await job.restart(request.body?.criteria?.resetScope);
      return reply.status(204).send();
    },
  );
};
