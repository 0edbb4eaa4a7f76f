/**
 * The control API: what Graph has no words for (clock, change simulator, cycles under way, exchanges).
 * Described by OpenAPI at /docs.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parseSpan } from '../../parse-span.ts';
import type { Simulator } from '../../simulator.ts';
import { httpError } from '../errors.ts';
import { subscribe } from './events.ts';
import {
  AdvanceRequest,
  ApplicationShape,
  ChangeSimulatorChange,
  ChangeSimulatorShape,
  ClockChange,
  ClockShape,
  JobShape,
} from './shapes.ts';
import { applicationView, clockView, jobView } from './views.ts';

/** How far one advance may go: the ladders end after 28 days, log retention after 30. */
const LONGEST_ADVANCE_MS = 400 * 24 * 3600 * 1000;

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

  app.get('/clock', { schema: { tags, summary: 'Virtual time', response: { 200: ClockShape } } }, async () =>
    clockView(simulator),
  );

  app.patch(
    '/clock',
    { schema: { tags, summary: 'Set the speed of virtual time', body: ClockChange, response: { 200: ClockShape } } },
    async (request) => {
      const { speed } = request.body;
      await simulator.workspace.update((data) => {
        data.clock.speed = speed;
      });
      simulator.clock.setSpeed(speed);
      return clockView(simulator);
    },
  );

  app.post(
    '/clock/advance',
    {
      schema: {
        tags,
        summary: 'Move virtual time; everything that falls due on the way runs, in order',
        body: AdvanceRequest,
        response: { 202: ClockShape },
      },
    },
    async (request, reply) => {
      const targetMs = advanceTarget(request.body, simulator.clock.nowMs());
      void simulator.scheduler.advanceTo(targetMs).then(() => simulator.events.emit({ type: 'clock' }));
      simulator.events.emit({ type: 'clock' });
      return reply.status(202).send(clockView(simulator));
    },
  );

  app.delete(
    '/clock/advance',
    { schema: { tags, summary: 'Stop moving at the next event', response: { 200: ClockShape } } },
    async () => {
      simulator.scheduler.cancelAdvance();
      return clockView(simulator);
    },
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
    async (request) => jobView(simulator.job(request.params.jobId)),
  );

  app.post(
    '/jobs/:jobId/cycle',
    { schema: { tags, summary: 'Run a cycle now', params: JobId, response: { 202: JobShape } } },
    async (request, reply) => {
      const job = simulator.job(request.params.jobId);
      const running = job.runCycle();
      running.catch((error: Error) => simulator.events.emit({ type: 'error', name: 'cycle', message: error.message }));
      return reply.status(202).send(jobView(job));
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

function advanceTarget(body: { span: string } | { to: string }, nowMs: number): number {
  let targetMs: number;
  if ('span' in body) {
    targetMs = nowMs + parseSpan(body.span);
  } else {
    targetMs = Date.parse(body.to);
    if (Number.isNaN(targetMs)) throw httpError('REQUEST_INVALID', { reason: `'${body.to}' is no ISO 8601 time` });
  }
  if (targetMs < nowMs) throw httpError('REQUEST_INVALID', { reason: 'virtual time never goes back' });
  if (targetMs - nowMs > LONGEST_ADVANCE_MS) {
    throw httpError('REQUEST_INVALID', { reason: 'the span is longer than 400 days; go in several steps' });
  }
  return targetMs;
}
