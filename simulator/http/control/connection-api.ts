/**
 * The connection test over HTTP, as a list of expectations with the exchanges behind them. Graph's validateCredentials
 * gives only yes or no (G-50); the credentials themselves are Graph's secrets.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { createTargetConnection, quirksToKeep, replaceSecrets } from '../../applications/index.ts';
import { inspectConnection, probesOfSchema } from '../../provisioning/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';

const tags = ['connection'];
const Application = Type.Object({ servicePrincipalId: Type.String() });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);

const TestRequest = Type.Object(
  {
    secrets: Type.Optional(
      Type.Array(Type.Object({ key: Type.String(), value: Type.String() }), {
        description: 'Secrets to test with instead of the saved ones; the mask * stands for the saved value',
      }),
    ),
    quirks: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]), {
        description: 'Quirks to test with instead of the saved ones',
      }),
    ),
  },
  { additionalProperties: false },
);

const ExpectationShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  rule: Type.String(),
  necessity: Type.String({ description: 'required: Entra refuses the connection without it; advised otherwise' }),
  state: Type.String({ description: 'passed, failed or notChecked' }),
  seen: Type.String({ description: 'What was received' }),
  advice: Nullable(Type.String({ description: 'What to do' })),
  exchange: Nullable(Type.Integer({ description: 'Place in exchanges' })),
});

const ReportShape = Type.Object({
  ok: Type.Boolean(),
  error: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
  expectations: Type.Array(ExpectationShape),
  exchanges: Type.Array(Type.Unknown()),
});

export const connectionApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.post(
    '/applications/:servicePrincipalId/test-connection',
    {
      schema: {
        tags,
        summary: 'Test the connection, saved or as given; changes nothing',
        params: Application,
        body: TestRequest,
        response: { 200: ReportShape },
      },
    },
    async (request) => {
      const saved = simulator.applications.get(request.params.servicePrincipalId);
      const { secrets, quirks } = request.body;
      const application = {
        ...saved,
        ...(secrets ? { secrets: replaceSecrets(saved.secrets, secrets) } : {}),
        ...(quirks ? { quirks: quirksToKeep(quirks) } : {}),
      };
      const connection = createTargetConnection({
        application,
        issuer: simulator.issuer,
        clock: simulator.clock,
        handler: simulator.targets.handlers.get(saved.servicePrincipalId) ?? null,
        certificates: simulator.targets.certificates,
        faults: simulator.targets.faults(saved.servicePrincipalId),
      });
      try {
        const probes = await probesOf(simulator, saved);
        const report = await inspectConnection(connection, probes, simulator.chanceFor('test-connection'));
        const { ok, failure, expectations, exchanges } = report;
        const error = failure ? { code: failure.errorCode, message: failure.reason } : null;
        return { ok, error, expectations, exchanges };
      } finally {
        await connection.close();
      }
    },
  );
};

/** What is asked for: the matching attributes of the first job, else those of the application's template. */
async function probesOf(simulator: Simulator, application: ApplicationRecord) {
  const schema = application.jobs[0]?.schema ?? (await simulator.applications.templateSchema(application, '', ''));
  return probesOfSchema(schema);
}
