/**
 * Scenario files made of what happened: a recording of what is done from now on, and the life of one object up to an
 * entry of the log.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Recording, scenarioError, scenarioFromLogEntry } from '../../scenarios/index.ts';
import type { Simulator } from '../../simulator.ts';

const tags = ['scenarios'];
const Text = Type.Union([Type.String(), Type.Null()]);

const RecordingShape = Type.Object({
  state: Type.Union([Type.Literal('none'), Type.Literal('recording'), Type.Literal('stopped')]),
  servicePrincipalId: Text,
  startedAt: Type.Union([Type.String(), Type.Null()], { description: 'Virtual time, ISO 8601' }),
  steps: Type.Integer({ minimum: 0 }),
  scenario: Type.Union([Type.String(), Type.Null()], { description: 'The file as far as it has come, YAML' }),
});

const ScenarioShape = Type.Object({ scenario: Type.String({ description: 'The file, YAML' }) });

export const recordingApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  let current: Recording | null = null;
  // What is restored has another past and future.
  const end = simulator.events.on((event) => {
    if (event.type === 'restored') current?.stop();
  });
  app.addHook('onClose', async () => {
    end();
    current?.stop();
  });

  const view = () => {
    if (!current) {
      return { state: 'none' as const, servicePrincipalId: null, startedAt: null, steps: 0, scenario: null };
    }
    return {
      state: current.isRunning ? ('recording' as const) : ('stopped' as const),
      servicePrincipalId: current.servicePrincipalId,
      startedAt: current.startedAt,
      steps: current.stepCount,
      scenario: current.text(),
    };
  };

  app.get(
    '/recording',
    {
      schema: {
        tags,
        summary: 'The recording that runs, or the last one, with its scenario file',
        response: { 200: RecordingShape },
      },
    },
    async () => view(),
  );

  app.post(
    '/recording',
    {
      schema: {
        tags,
        summary: 'Record what is done with an application and the tenant from now on; replaces the last recording',
        body: Type.Object(
          {
            servicePrincipalId: Type.String(),
            name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
          },
          { additionalProperties: false },
        ),
        response: { 201: RecordingShape },
      },
    },
    async (request, reply) => {
      if (current?.isRunning) throw scenarioError('RECORDING_RUNNING', { startedAt: current.startedAt });
      const { servicePrincipalId, name } = request.body;
      current = await Recording.start(simulator, servicePrincipalId, name);
      return reply.status(201).send(view());
    },
  );

  app.post(
    '/recording/stop',
    { schema: { tags, summary: 'End the recording', response: { 200: RecordingShape } } },
    async () => {
      if (!current) throw scenarioError('RECORDING_MISSING', {});
      current.stop();
      return view();
    },
  );

  app.post(
    '/log/:entryId/scenario',
    {
      schema: {
        tags,
        summary: 'The smallest scenario file that replays the life of an object up to a log entry',
        params: Type.Object({ entryId: Type.String() }),
        body: Type.Optional(
          Type.Object(
            {
              withAnswers: Type.Optional(
                Type.Boolean({
                  description:
                    'Failing answers of the target go into the file as faults; by default only those of the sample app',
                }),
              ),
            },
            { additionalProperties: false },
          ),
        ),
        response: { 200: ScenarioShape },
      },
    },
    async (request) => ({
      scenario: await scenarioFromLogEntry(simulator, request.params.entryId, request.body ?? {}),
    }),
  );
};
