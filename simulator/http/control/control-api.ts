/**
 * The control API: what Graph has no words for (change simulator, cycles under way, exchanges). Described by OpenAPI
 * at /docs.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Simulator } from '../../simulator.ts';
import { subscribe } from './events.ts';
import { ApplicationShape, ChangeSimulatorChange, ChangeSimulatorShape, JobShape } from './shapes.ts';
import { applicationView, clockView, jobView } from './views.ts';

export interface ControlOptions {
  simulator: Simulator;
}

export const controlApi: FastifyPluginAsyncTypebox<ControlOptions> = async (app, { simulator }) => {
  const tags = ['control'];

  app.get(
    '/applications',
    { schema: { tags, summary: 'Applications with their jobs', response: { 200: list(ApplicationShape) } } },
    async () => ({
      value: simulator.applications.list().map((application) => applicationView(simulator, application)),
    }),
  );

  app.get(
    '/jobs/:jobId',
    {
      schema: {
        tags,
        summary: 'A job: next run, cycle under way, last cycles',
        params: JobId,
        response: { 200: JobShape },
      },
    },
    async (request) => jobView(simulator, simulator.job(request.params.jobId)),
  );

  app.post(
    '/jobs/:jobId/cycle',
    { schema: { tags, summary: 'Run a cycle now', params: JobId, response: { 202: JobShape } } },
    async (request, reply) => {
      const job = simulator.job(request.params.jobId);
      const running = job.runCycle();
      running.catch((error: Error) => simulator.events.emit({ type: 'error', name: 'cycle', message: error.message }));
      return reply.status(202).send(jobView(simulator, job));
    },
  );

  app.get(
    '/log/:entryId/exchanges',
    { schema: { tags, summary: 'The HTTP exchanges behind a log entry', params: EntryId } },
    async (request) => ({ value: simulator.log.exchangesOf(request.params.entryId) }),
  );

  app.get(
    '/change-simulator',
    { schema: { tags, summary: 'Joiners, movers and leavers at a rate', response: { 200: ChangeSimulatorShape } } },
    async () => simulator.changeSimulator.state,
  );

  app.patch(
    '/change-simulator',
    {
      schema: {
        tags,
        summary: 'Switch the change simulator, or set its rate in changes per virtual hour',
        body: ChangeSimulatorChange,
        response: { 200: ChangeSimulatorShape },
      },
    },
    async (request) => simulator.changeSimulator.set(request.body),
  );

  app.get(
    '/events',
    { schema: { tags, summary: 'What happens, as server-sent events' }, sse: 'only' },
    async (_request, reply) => {
      reply.sse.keepAlive();
      await reply.sse.send({ event: 'clock', data: clockView(simulator) });
      const end = subscribe(simulator, (event) => void reply.sse.send(event).catch(() => end()));
      reply.sse.onClose(end);
    },
  );
};

const JobId = Type.Object({ jobId: Type.String() });
const EntryId = Type.Object({ entryId: Type.String() });

function list(item: typeof ApplicationShape) {
  return Type.Object({ value: Type.Array(item) });
}
