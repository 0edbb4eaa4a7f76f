/** The rehearsal of an application's endpoint: start, progress, result, cancel, waive, run failed tests again. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Simulator } from '../../simulator.ts';
import { editions, junitReport, markdownReport, NOTICE, reasonOf, validationError } from '../../validation/index.ts';
import { type Rehearsal, Rehearsals, reportOf, resultsOf } from './rehearsals.ts';

const Application = Type.Object({ servicePrincipalId: Type.String() });
const Test = Type.Object({ servicePrincipalId: Type.String(), test: Type.String() });
const StartBody = Type.Object(
  {
    edition: Type.Optional(Type.Union(editions.map((edition) => Type.Literal(edition)))),
    asMicrosoft: Type.Optional(
      Type.Boolean({ description: "Judges as Microsoft's workflows do, slips included; default false" }),
    ),
    only: Type.Optional(Type.Array(Type.String(), { description: 'Names of tests, suites or workflows' })),
    target: Type.Optional(
      Type.Object(
        { url: Type.String({ minLength: 1 }), token: Type.String() },
        { additionalProperties: false, description: "Another endpoint than the application's; it is not saved" },
      ),
    ),
  },
  { additionalProperties: false },
);

export const rehearsalApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  const tags = ['rehearsal'];
  const rehearsals = new Rehearsals(simulator);
  app.addHook('onClose', () => rehearsals.close());
  const path = '/applications/:servicePrincipalId/rehearsal';

  app.get(
    path,
    { schema: { tags, summary: 'The rehearsal under way or the last one; 204 before the first', params: Application } },
    async (request, reply) => {
      const rehearsal = rehearsals.find(request.params.servicePrincipalId);
      return rehearsal ? viewOf(rehearsal) : reply.status(204).send();
    },
  );

  app.post(
    path,
    {
      schema: {
        tags,
        summary: 'Start a rehearsal; it creates, changes and deletes users and groups at the endpoint',
        params: Application,
        body: StartBody,
      },
    },
    async (request, reply) => {
      const { servicePrincipalId } = request.params;
      return reply.status(202).send(viewOf(await rehearsals.start(servicePrincipalId, request.body)));
    },
  );

  app.post(
    `${path}/rerun`,
    { schema: { tags, summary: 'Run again what failed; the other results stay', params: Application } },
    async (request, reply) => reply.status(202).send(viewOf(await rehearsals.rerun(request.params.servicePrincipalId))),
  );

  app.post(
    `${path}/cancel`,
    { schema: { tags, summary: 'Cancel; what was created is deleted', params: Application } },
    async (request) => viewOf(await rehearsals.cancel(request.params.servicePrincipalId)),
  );

  app.get(
    `${path}/tests/:test`,
    { schema: { tags, summary: 'One result with the exchange that shows a failure', params: Test } },
    async (request) => {
      const { servicePrincipalId, test } = request.params;
      const result = resultsOf(rehearsals.get(servicePrincipalId)).find(({ name }) => name === test);
      if (result) return result;
      throw validationError('TEST_NOT_RUN', { name: test });
    },
  );

  app.put(
    `${path}/tests/:test/waiver`,
    {
      schema: {
        tags,
        summary: 'Take a failure out of the count, with the reason',
        params: Test,
        body: Type.Object({ reason: Type.String() }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const { servicePrincipalId, test } = request.params;
      return viewOf(rehearsals.waive(servicePrincipalId, test, request.body.reason));
    },
  );

  app.delete(
    `${path}/tests/:test/waiver`,
    { schema: { tags, summary: 'Take a waiver back', params: Test } },
    async (request) => {
      const { servicePrincipalId, test } = request.params;
      return viewOf(rehearsals.waive(servicePrincipalId, test, null));
    },
  );

  app.get(
    `${path}/report`,
    {
      schema: {
        tags,
        summary: 'The report of a rehearsal that has ended, as a file',
        params: Application,
        querystring: Type.Object({
          format: Type.Union([Type.Literal('json'), Type.Literal('junit'), Type.Literal('markdown')]),
        }),
      },
    },
    async (request, reply) => {
      const { servicePrincipalId } = request.params;
      const { displayName } = simulator.applications.get(servicePrincipalId);
      const report = reportOf(rehearsals.get(servicePrincipalId), displayName);
      const { type, file, text } = formats[request.query.format];
      return reply.type(type).header('content-disposition', `attachment; filename="${file}"`).send(text(report));
    },
  );
};

const formats = {
  json: {
    type: 'application/json',
    file: 'rehearsal.json',
    text: (report: ReturnType<typeof reportOf>) => JSON.stringify(report, null, 2),
  },
  junit: { type: 'application/xml', file: 'rehearsal.xml', text: junitReport },
  markdown: { type: 'text/markdown; charset=utf-8', file: 'rehearsal.md', text: markdownReport },
} as const;

/** Without exchanges: they are asked for one by one. */
function viewOf(rehearsal: Rehearsal) {
  const { servicePrincipalId, state, startedAt, target, edition, current, tests, report, error } = rehearsal;
  const results = new Map(resultsOf(rehearsal).map((result) => [result.name, result]));
  return {
    servicePrincipalId,
    state,
    startedAt,
    target,
    edition,
    current,
    error,
    notice: NOTICE,
    overallResult: state !== 'running' && report ? reportOf(rehearsal, '').overallResult : null,
    leftovers: report?.leftovers ?? [],
    tests: tests.map((test) => {
      const result = results.get(test.name);
      return {
        ...test,
        outcome: result?.outcome ?? (test.name === current ? 'running' : 'waiting'),
        level: result?.level ?? null,
        reason: result ? reasonOf(result) : '',
        durationMs: result?.durationMs ?? null,
      };
    }),
  };
}
