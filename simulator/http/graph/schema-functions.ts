/** What the mapping language and the scoping filters have, and an expression tried out (G-67 to G-69). */
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { graphFunctions } from '../../expressions/index.ts';
import { graphFilterOperators } from '../../scoping/index.ts';
import { collection, contextUrl } from './answer.ts';
import { applicationOf, principalOf } from './find-application.ts';
import type { GraphResource } from './graph-options.ts';
import { recordOf } from './jobs.ts';
import { ParseExpressionShape, parseExpressionAnswer } from './parse-expression.ts';
import { viewTemplate } from './templates-api.ts';

interface SchemaOwner {
  /** Of the schema, as registered. */
  path: string;
  /** Throws where there is no such schema. */
  check(params: { id: string; schemaOwnerId: string }): Promise<unknown>;
}

const Params = Type.Object({ id: Type.String(), schemaOwnerId: Type.String() });

export const schemaFunctionsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['synchronization schema'];

  const owners: SchemaOwner[] = [
    {
      path: '/servicePrincipals/:id/synchronization/jobs/:schemaOwnerId/schema',
      check: async ({ id, schemaOwnerId }) => recordOf(options, id, schemaOwnerId),
    },
    {
      path: '/servicePrincipals/:id/synchronization/templates/:schemaOwnerId/schema',
      check: ({ id, schemaOwnerId }) => viewTemplate(options, principalOf(simulator, id), schemaOwnerId),
    },
    {
      path: '/applications/:id/synchronization/templates/:schemaOwnerId/schema',
      check: ({ id, schemaOwnerId }) => viewTemplate(options, applicationOf(simulator, id), schemaOwnerId),
    },
  ];
  for (const { path, check } of owners) {
    app.get(
      `${path}/functions`,
      { schema: { tags, summary: 'Functions of the mapping language', params: Params } },
      async (request) => {
        await check(request.params);
        return collection(options, request, 'Collection(microsoft.graph.attributeMappingFunctionSchema)', {
          value: graphFunctions(),
        });
      },
    );

    app.get(
      `${path}/filterOperators`,
      { schema: { tags, summary: 'Operators of scoping filters', params: Params } },
      async (request) => {
        await check(request.params);
        return collection(options, request, 'Collection(microsoft.graph.filterOperatorSchema)', {
          value: graphFilterOperators(),
        });
      },
    );

    app.post(
      `${path}/parseExpression`,
      {
        schema: {
          tags,
          summary: 'Read an expression, and try it on an object',
          params: Params,
          body: ParseExpressionShape,
        },
      },
      async (request) => {
        await check(request.params);
        const { defaultDomain } = simulator.workspace.data.tenant;
        const surroundings = { nowMs: simulator.clock.nowMs(), chance: simulator.chanceFor(request.id), defaultDomain };
        return {
          '@odata.context': contextOfParsing(request),
          ...parseExpressionAnswer(request.body, surroundings),
        };
      },
    );
  }

  function contextOfParsing(request: FastifyRequest): string {
    return contextUrl(options, request, 'microsoft.graph.parseExpressionResponse');
  }
};
