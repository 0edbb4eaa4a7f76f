/**
 * A stretch of the provisioning log by its place in it, with what a list shows of each entry: for a table with a true
 * scroll bar, which can go to any place at once. Graph's pages only lead from one to the next (G-96), and bring whole
 * documents. And the codes that its failures have, of which a list is filtered by one (P-904).
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { LogCondition } from '../../logs/index.ts';
import type { Simulator } from '../../simulator.ts';
import { logProperties } from '../graph/index.ts';
import { filterToSql } from '../odata/index.ts';
import { LAST_PLACE } from './shapes.ts';

const MOST_ROWS = 500;

const LogWindowShape = Type.Object({
  upTo: Type.Integer({ description: 'The last entry that was counted; ask with it for more of the same list' }),
  total: Type.Integer({ description: 'Entries that fit' }),
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      activityDateTime: Type.String(),
      provisioningAction: Type.String(),
      provisioningStatusInfo: Type.Object({ status: Type.String() }),
      sourceIdentity: Type.Object({ id: Type.String(), displayName: Type.String() }),
      targetIdentity: Type.Object({ id: Type.String(), displayName: Type.String() }),
      sourceSystem: Type.Object({ displayName: Type.String() }),
      targetSystem: Type.Object({ displayName: Type.String() }),
    }),
    { description: 'Newest first' },
  ),
});

const ErrorCodesShape = Type.Object({
  value: Type.Array(Type.Object({ errorCode: Type.String(), entries: Type.Integer() }), {
    description: 'The most frequent first',
  }),
});

const Filter = Type.Optional(Type.String({ description: 'As of /auditLogs/provisioning' }));

const LogWindowQuery = Type.Object(
  {
    $filter: Filter,
    offset: Type.Optional(
      Type.Integer({ minimum: 0, maximum: LAST_PLACE, description: 'Entries before the first row; 0 by default' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ROWS, description: 'Rows; 100 by default' })),
    upTo: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LAST_PLACE,
        description: 'From an earlier answer: what came later counts as not there',
      }),
    ),
  },
  { additionalProperties: false },
);

export const logWindowApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/logs/provisioning',
    {
      schema: {
        tags: ['logs'],
        summary: 'A stretch of the provisioning log, newest first, as a list shows it',
        querystring: LogWindowQuery,
        response: { 200: LogWindowShape },
      },
    },
    async (request): Promise<Static<typeof LogWindowShape>> => {
      const { $filter, offset = 0, limit = 100, upTo } = request.query;
      return simulator.log.window({
        where: conditionsOf($filter),
        offset,
        limit,
        ...(upTo === undefined ? {} : { upTo }),
      });
    },
  );

  app.get(
    '/logs/provisioning/error-codes',
    {
      schema: {
        tags: ['logs'],
        summary: 'The error codes in the provisioning log, with how many entries failed with each',
        querystring: Type.Object({ $filter: Filter }, { additionalProperties: false }),
        response: { 200: ErrorCodesShape },
      },
    },
    async (request): Promise<Static<typeof ErrorCodesShape>> => ({
      value: simulator.log.errorCodes(conditionsOf(request.query.$filter)),
    }),
  );
};

function conditionsOf($filter: string | undefined): LogCondition[] {
  return $filter ? [filterToSql($filter, logProperties)] : [];
}
