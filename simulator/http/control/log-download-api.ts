/**
 * The logs as files (E-1061): the provisioning log as JSON or as three CSV files joined by `changeId`, the audit log as
 * JSON or CSV; newest first, times in UTC. And the guide to the codes in them.
 */
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import {
  type AuditEntry,
  auditCsv,
  jsonArray,
  type LogCondition,
  logConditions,
  logCsv,
  logParts,
  logTables,
} from '../../logs/index.ts';
import { type AuditActivity, auditActivities, auditCategories } from '../../model/audit-activities.ts';
import { errorGuide, skipGuide } from '../../model/error-guide.ts';
import type { ProvisioningAction, ProvisioningStatus } from '../../model/log.ts';
import { parseTime } from '../../parse-time.ts';
import type { Simulator } from '../../simulator.ts';
import { httpError } from '../errors.ts';
import { logProperties } from '../graph/index.ts';
import { filterToSql } from '../odata/index.ts';
import { LAST_PLACE } from './shapes.ts';

const tags = ['logs'];
const Time = Type.String({ description: 'Virtual time, ISO 8601; inclusive', examples: ['2026-01-05T08:00:00Z'] });
const Limit = Type.Integer({ minimum: 1, maximum: LAST_PLACE, description: 'So many of the newest' });
const After = Type.String({
  description: 'Id of an entry: only what was logged after it; all, when the log has no such entry any more',
});
const statuses = ['success', 'failure', 'skipped', 'warning'] as const satisfies ProvisioningStatus[];
const actions = [
  'create',
  'update',
  'delete',
  'disable',
  'stagedDelete',
  'stagedAction',
  'other',
] as const satisfies ProvisioningAction[];

/** An activity may have a comma in its name: one is chosen at a time. */
const activityNames = Object.keys(auditActivities) as AuditActivity[];
const categoryNames = [...new Set(Object.values(auditCategories))];

const LogQuery = Type.Object(
  {
    jobId: Type.Optional(Type.String()),
    identity: Type.Optional(
      Type.String({ description: 'Part of a name in any case, or an id, of the source or the target' }),
    ),
    status: Type.Optional(Type.String({ description: `Of ${statuses.join(', ')}; several are joined by commas` })),
    action: Type.Optional(Type.String({ description: `Of ${actions.join(', ')}; several are joined by commas` })),
    cycleId: Type.Optional(Type.String()),
    errorCode: Type.Optional(Type.String({ description: 'Several are joined by commas' })),
    from: Type.Optional(Time),
    to: Type.Optional(Time),
    after: Type.Optional(After),
    limit: Type.Optional(Limit),
    $filter: Type.Optional(Type.String({ description: 'As of /auditLogs/provisioning; joined to the others by and' })),
  },
  { additionalProperties: false },
);

const CsvQuery = Type.Object(
  {
    ...LogQuery.properties,
    part: Type.Optional(
      Type.Union(
        logParts.map((part) => Type.Literal(part)),
        {
          description: 'Which of the three files; entries by default',
        },
      ),
    ),
  },
  { additionalProperties: false },
);

const AuditQuery = Type.Object(
  {
    servicePrincipalId: Type.Optional(Type.String()),
    activity: Type.Optional(Type.String({ description: 'As it is displayed, such as Quarantine' })),
    category: Type.Optional(Type.String({ description: 'Such as ProvisioningManagement' })),
    from: Type.Optional(Time),
    to: Type.Optional(Time),
    after: Type.Optional(After),
    limit: Type.Optional(Limit),
  },
  { additionalProperties: false },
);

const GuideShape = Type.Object({
  code: Type.String(),
  meaning: Type.String(),
  recommendedAction: Type.String(),
  retried: Type.String({ description: 'ladder, nextCycle, quarantine or no' }),
  place: Type.Union([Type.String(), Type.Null()], {
    description: 'Where it is mended: the last part of a page below an application, or tenant',
  }),
});

/** Unlike the entries of the provisioning log, which are streamed, these are read before they are sent. */
const MOST_AUDIT_ENTRIES = 100_000;

export const logDownloadApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/logs/provisioning.json',
    { schema: { tags, summary: 'The provisioning log as one JSON array', querystring: LogQuery } },
    async (request, reply) => {
      const entries = simulator.log.entries(conditionsOf(request.query), request.query.limit);
      return sendFile(reply, 'ProvisioningLogs.json', jsonArray(entries));
    },
  );

  app.get(
    '/logs/provisioning.csv',
    { schema: { tags, summary: 'One of the three CSV files of the provisioning log', querystring: CsvQuery } },
    async (request, reply) => {
      const { part = 'entries', ...query } = request.query;
      const entries = simulator.log.entries(conditionsOf(query), query.limit);
      return sendFile(reply, `${logTables[part].name}.csv`, logCsv(part, entries));
    },
  );

  app.get(
    '/logs/audit.json',
    { schema: { tags, summary: 'The audit log as one JSON array', querystring: AuditQuery } },
    async (request, reply) => {
      const entries = auditEntries(simulator, request.query);
      return sendFile(reply, 'AuditLogs.json', jsonArray(entries.map((entry) => JSON.stringify(entry))));
    },
  );

  app.get(
    '/logs/audit.csv',
    { schema: { tags, summary: 'The audit log as CSV', querystring: AuditQuery } },
    async (request, reply) => sendFile(reply, 'AuditLogs.csv', auditCsv(auditEntries(simulator, request.query))),
  );

  app.get(
    '/error-codes',
    {
      schema: {
        tags,
        summary: 'What the codes of the log mean, what mends them and where',
        response: { 200: Type.Object({ errors: Type.Array(GuideShape), skips: Type.Array(GuideShape) }) },
      },
    },
    async () => ({ errors: guideRows(errorGuide), skips: guideRows(skipGuide) }),
  );
};

function guideRows(guide: typeof errorGuide) {
  return Object.entries(guide).map(([code, row]) => ({ code, ...row }));
}

function sendFile(reply: FastifyReply, name: string, chunks: Iterable<string>): FastifyReply {
  const type = name.endsWith('.json') ? 'application/json' : 'text/csv; charset=utf-8';
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(chunks, { objectMode: false }));
}

/** Throws REQUEST_INVALID for what no entry can have: a filter that is misspelt must not look like an empty log. */
function conditionsOf(query: Static<typeof LogQuery>): LogCondition[] {
  const { jobId, identity, cycleId, errorCode, after, $filter } = query;
  const status = chosen('status', statuses, query.status);
  const action = chosen('action', actions, query.action);
  return [
    ...logConditions({
      ...(jobId === undefined ? {} : { jobId }),
      ...(identity === undefined ? {} : { identity }),
      ...(cycleId === undefined ? {} : { cycleId }),
      ...(errorCode === undefined ? {} : { errorCode: wordsOf(errorCode) }),
      ...(status === undefined ? {} : { status }),
      ...(action === undefined ? {} : { action }),
      ...timesOf(query),
      ...(after === undefined ? {} : { after }),
    }),
    ...($filter ? [filterToSql($filter, logProperties)] : []),
  ];
}

function auditEntries(simulator: Simulator, query: Static<typeof AuditQuery>): AuditEntry[] {
  const { servicePrincipalId, after, limit = MOST_AUDIT_ENTRIES } = query;
  const activity = oneOf('activity', activityNames, query.activity);
  const category = oneOf('category', categoryNames, query.category);
  return simulator.audit.list({
    limit,
    ...(servicePrincipalId === undefined ? {} : { servicePrincipalId }),
    ...(activity === undefined ? {} : { activity }),
    ...(category === undefined ? {} : { category }),
    ...timesOf(query),
    ...(after === undefined ? {} : { after }),
  });
}

function timesOf({ from, to }: { from?: string; to?: string }): { fromMs?: number; toMs?: number } {
  return {
    ...(from === undefined ? {} : { fromMs: parseTime(from) }),
    ...(to === undefined ? {} : { toMs: parseTime(to) }),
  };
}

/** Throws REQUEST_INVALID for a name that no entry has. */
function oneOf<V extends string>(name: string, known: readonly V[], text: string | undefined): V | undefined {
  if (text === undefined) return undefined;
  const found = known.find((each) => each.toLowerCase() === text.trim().toLowerCase());
  if (found) return found;
  const reason = `'${text}' is no ${name} of the audit log; expected one of ${known.map((each) => `'${each}'`).join(', ')}`;
  throw httpError('REQUEST_INVALID', { reason });
}

function chosen<V extends string>(name: string, known: readonly V[], text: string | undefined): V[] | undefined {
  return text === undefined
    ? undefined
    : wordsOf(text).map((word) => {
        const found = known.find((each) => each.toLowerCase() === word.toLowerCase());
        if (!found) {
          throw httpError('REQUEST_INVALID', {
            reason: `'${word}' is no ${name}; expected one of ${known.join(', ')}`,
          });
        }
        return found;
      });
}

function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
