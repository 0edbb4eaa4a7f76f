/** The virtual clock as a resource: ready or advancing, what is due, speed, advance, step, cancel (P-309). */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { dueList } from '../../due-list.ts';
import { parseSpan } from '../../parse-span.ts';
import { parseTime } from '../../parse-time.ts';
import type { Simulator } from '../../simulator.ts';
import { httpError } from '../errors.ts';
import { AdvanceRequest, ClockChange, ClockShape, DueShape } from './shapes.ts';
import { clockView } from './views.ts';

/** How far one advance may go: the ladders end after 28 days, log retention after 30. */
const LONGEST_ADVANCE_MS = 400 * 24 * 3600 * 1000;

export const clockApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  const tags = ['clock'];

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

  app.get(
    '/clock/due',
    {
      schema: {
        tags,
        summary: 'What falls due, soonest first: cycles, tries, retries, ends of quarantines, purges, log retention',
        response: { 200: Type.Object({ value: Type.Array(DueShape) }) },
      },
    },
    async () => ({ value: dueList(simulator) }),
  );

  app.post(
    '/clock/advance',
    {
      schema: {
        tags,
        summary:
          'Move virtual time by a span, to a time or to the next event; everything due on the way runs, in order',
        body: AdvanceRequest,
        response: { 202: ClockShape },
      },
    },
    async (request, reply) => {
      const { scheduler } = simulator;
      const { body } = request;
      const targetMs = 'next' in body ? null : advanceTarget(body, simulator.clock.nowMs());
      scheduler.refuseSecondAdvance();
      const moved = targetMs === null ? scheduler.step() : scheduler.advanceTo(targetMs);
      void moved.then(() => simulator.events.emit({ type: 'clock' }));
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
};

function advanceTarget(body: Exclude<Static<typeof AdvanceRequest>, { next: true }>, nowMs: number): number {
  const invalid = (reason: string) => httpError('REQUEST_INVALID', { reason });
  const targetMs = 'span' in body ? nowMs + parseSpan(body.span) : parseTime(body.to);
  if (targetMs < nowMs) throw invalid('virtual time never goes back');
  if (targetMs - nowMs > LONGEST_ADVANCE_MS) throw invalid('the span is longer than 400 days; go in several steps');
  return targetMs;
}
