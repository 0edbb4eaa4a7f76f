/** `/users/delta` and `/groups/delta`: everything once, then what changed since, from the change feed (G-136). */
import type { FastifyRequest } from 'fastify';
import type { ObjectKind } from '../../model/exchange.ts';
import { checkOptions, filterToSql, pageSize, parseSelect } from '../odata/index.ts';
import { contextUrl } from './answer.ts';
import { changesOf, type DeltaChange } from './delta-changes.ts';
import { type DeltaState, deltaToken, readDeltaToken } from './delta-token.ts';
import { groupProperties, userProperties } from './directory-properties.ts';
import { graphError } from './errors.ts';
import { type GraphOptions, type GraphResource, graphUrl } from './graph-options.ts';
import { groupView } from './group-view.ts';
import { queryShape } from './query-shapes.ts';
import { userView } from './user-view.ts';

const OPTIONS = ['$select', '$filter', '$top', '$skiptoken', '$deltatoken'] as const;
const PAGE = 100;
const MOST_PAGE = 999;
/** Of a filter `id eq '…' or id eq '…'`. */
const MOST_IDS = 50;

const resources = [
  { name: 'users', kind: 'User' },
  { name: 'groups', kind: 'Group' },
] as const;

interface DeltaQuery {
  $select?: string;
  $filter?: string;
  $top?: string;
  $skiptoken?: string;
  $deltatoken?: string;
}

export const deltaApi: GraphResource = async (app, options) => {
  for (const { name, kind } of resources) {
    app.get(
      `/${name}/delta`,
      { schema: { tags: ['delta'], summary: `Changes of ${name}`, querystring: queryShape(OPTIONS) } },
      async (request) => {
        checkOptions(request.query, OPTIONS);
        return answerDelta(options, request, kind, request.query);
      },
    );
  }
};

function answerDelta(options: GraphOptions, request: FastifyRequest, kind: ObjectKind, query: DeltaQuery) {
  const state = stateOf(options, kind, query);
  const { value, next } =
    query.$deltatoken === 'latest'
      ? { value: [], next: null }
      : state.after === null
        ? changedObjects(options, kind, state)
        : firstRound(options, kind, state, pageSizeOf(request, query));
  const name = kind === 'User' ? 'users' : 'groups';
  const link = (option: string, token: string) => `${graphUrl(options, request, `/${name}/delta`)}?${option}=${token}`;
  const position = options.simulator.tenant.feed.position();
  // What changed during the first round is told after it; what was told just now is not told again.
  const done = { ...state, after: null, since: state.after === null ? position : state.since };
  return {
    '@odata.context': contextUrl(options, request, name),
    ...(next
      ? { '@odata.nextLink': link('$skiptoken', deltaToken(next)) }
      : { '@odata.deltaLink': link('$deltatoken', deltaToken(done)) }),
    value,
  };
}

function stateOf({ simulator }: GraphOptions, kind: ObjectKind, query: DeltaQuery): DeltaState {
  const tenantId = simulator.workspace.data.tenant.id;
  const position = simulator.tenant.feed.position();
  const isLatest = query.$deltatoken === 'latest';
  const token = isLatest ? undefined : (query.$deltatoken ?? query.$skiptoken);
  if (token !== undefined) return readDeltaToken(token, tenantId, position);
  return {
    tenantId,
    since: position,
    after: isLatest ? null : 0,
    select: query.$select ?? null,
    ids: query.$filter === undefined ? null : idsIn(query.$filter, kind),
  };
}

/** Only `id eq '…' or id eq '…'` is taken. Throws DELTA_FILTER_INVALID. */
function idsIn(filter: string, kind: ObjectKind): string[] {
  const { sql, parameters } = filterToSql(filter, kind === 'User' ? userProperties : groupProperties);
  const isIds = sql
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .every((part) => part === 'id = ?');
  if (!isIds || parameters.length > MOST_IDS) throw graphError('DELTA_FILTER_INVALID', { most: MOST_IDS });
  return parameters.map(String);
}

function firstRound({ simulator }: GraphOptions, kind: ObjectKind, state: DeltaState, limit: number) {
  const { users, groups } = simulator.tenant;
  const names = parseSelect(state.select ?? undefined);
  const isWanted = (id: string) => state.ids === null || state.ids.includes(id);
  const after = state.after ?? 0;
  if (kind === 'User') {
    const found = users.list({ limit: limit + 1, afterNum: after });
    const page = found.slice(0, limit);
    return {
      value: page
        .filter(({ user }) => isWanted(user.id))
        .map(({ user }) => ({ ...userView(user, names), id: user.id })),
      next: nextState(state, found.length > limit ? page.at(-1)?.num : undefined),
    };
  }
  const found = groups.list({ limit: limit + 1, afterNum: after });
  const page = found.slice(0, limit);
  return {
    value: page
      .filter(({ group }) => isWanted(group.id))
      .map(({ group }) => {
        const members = groups.members(group.id).map(({ id, kind: type }) => memberView(id, type, true));
        const shown = { ...groupView(group, names), id: group.id };
        return members.length > 0 && wantsMembers(names) ? { ...shown, 'members@delta': members } : shown;
      }),
    next: nextState(state, found.length > limit ? page.at(-1)?.num : undefined),
  };
}

function nextState(state: DeltaState, after: number | undefined): DeltaState | null {
  return after === undefined ? null : { ...state, after };
}

function changedObjects(options: GraphOptions, kind: ObjectKind, state: DeltaState) {
  const { feed } = options.simulator.tenant;
  const changes = changesOf(feed.read(state.since, feed.position()), kind);
  const wanted = changes.filter(({ id }) => state.ids === null || state.ids.includes(id));
  return { value: wanted.map((change) => changeView(options, kind, change, state)), next: null };
}

function changeView({ simulator }: GraphOptions, kind: ObjectKind, change: DeltaChange, state: DeltaState) {
  const { users, groups } = simulator.tenant;
  const { id } = change;
  const names = parseSelect(state.select ?? undefined);
  if (kind === 'User') {
    const stored = users.find(id);
    if (!stored) return removed(id, 'deleted');
    return stored.deletedAtMs === null ? { ...userView(stored.user, names), id } : removed(id, 'changed');
  }
  const stored = groups.find(id);
  if (!stored) return removed(id, 'deleted');
  const members = [...change.members].map(([memberId, isAdded]) => {
    return memberView(memberId, groups.find(memberId) ? 'Group' : 'User', isAdded);
  });
  const view = { ...groupView(stored.group, names), id };
  return members.length > 0 && wantsMembers(names) ? { ...view, 'members@delta': members } : view;
}

/** `changed` is the soft deletion, which can be undone; `deleted` the hard one. */
function removed(id: string, reason: 'changed' | 'deleted') {
  return { id, '@removed': { reason } };
}

function memberView(id: string, kind: ObjectKind, isAdded: boolean) {
  const type = { '@odata.type': kind === 'User' ? '#microsoft.graph.user' : '#microsoft.graph.group', id };
  return isAdded ? type : { ...type, '@removed': { reason: 'deleted' } };
}

function wantsMembers(names: readonly string[] | null): boolean {
  return names === null || names.includes('members');
}

function pageSizeOf(request: FastifyRequest, query: DeltaQuery): number {
  if (query.$top !== undefined) return pageSize(query.$top, { byDefault: PAGE, most: MOST_PAGE });
  const preferred = /odata\.maxpagesize=(\d+)/.exec(String(request.headers.prefer ?? ''))?.[1];
  const size = Number(preferred ?? PAGE);
  return size >= 1 ? Math.min(size, MOST_PAGE) : PAGE;
}
