/** `GET /auditLogs/provisioning` (G-96 to G-104): the log in pages, filtered and ordered in SQL. */
import { Type } from 'typebox';
import type { ProvisioningObjectSummary } from '../../model/log.ts';
import {
  afterToken,
  checkOptions,
  filterToSql,
  keyColumns,
  type OrderTerm,
  orderSql,
  pageSize,
  parseOrderBy,
  parseSelect,
  type QueryOptions,
  selectProperties,
  skipTokenOf,
  wantsCount,
} from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { entryView } from './entry-view.ts';
import { graphError } from './errors.ts';
import type { GraphResource } from './graph-options.ts';
import { logProperties } from './log-properties.ts';
import { queryShape } from './query-shapes.ts';

const OPTIONS = ['$filter', '$orderby', '$top', '$skiptoken', '$count', '$select'] as const;
const PAGE = { byDefault: 100, most: 1000 };
const newestFirst: OrderTerm[] = [{ path: 'activityDateTime', direction: 'DESC', sql: 'at' }];

export const provisioningLogApi: GraphResource = async (app, options) => {
  const { simulator, version } = options;
  const tags = ['provisioning log'];

  const shown = (json: Buffer, names: string[] | null): Buffer => {
    const view = entryView(JSON.parse(json.toString()) as ProvisioningObjectSummary, version);
    return Buffer.from(JSON.stringify(names ? selectProperties({ ...view }, names) : view));
  };

  app.get(
    '/auditLogs/provisioning',
    { schema: { tags, summary: 'Provisioning log, newest first', querystring: queryShape(OPTIONS) } },
    async (request, reply) => {
      const query: QueryOptions = request.query;
      checkOptions(query, OPTIONS);
      const asked = parseOrderBy(query.$orderby, logProperties);
      const terms = asked.length > 0 ? asked : newestFirst;
      const limit = pageSize(query.$top, PAGE);
      const filter = query.$filter ? filterToSql(query.$filter, logProperties) : null;
      const where = [...(filter ? [filter] : []), ...(query.$skiptoken ? [afterToken(terms, query.$skiptoken)] : [])];
      const found = simulator.log.find({
        where,
        orderBy: orderSql(terms),
        keyColumns: keyColumns(terms),
        limit: limit + 1,
      });
      const last = found.length > limit ? found[limit - 1] : undefined;
      const names = parseSelect(query.$select);
      const answer = collection(options, request, 'auditLogs/provisioning', {
        value: [],
        skipToken: last ? skipTokenOf(terms, last.keys) : null,
        count: wantsCount(query.$count) ? simulator.log.count(filter) : undefined,
      });
      const page = found.slice(0, limit);
      const elements = page.map(({ json }) => (version === 'v1.0' && !names ? json : shown(json, names)));
      return reply.type('application/json').send(withValue(answer, elements));
    },
  );

  app.get(
    '/auditLogs/provisioning/:id',
    { schema: { tags, summary: 'A log entry', params: Type.Object({ id: Type.String() }) } },
    async (request) => {
      const entry = simulator.log.get(request.params.id.toLowerCase());
      if (!entry) throw graphError('LOG_ENTRY_NOT_FOUND', { id: request.params.id });
      return entity(options, request, 'auditLogs/provisioning/$entity', entryView(entry, version));
    },
  );
};

const comma = Buffer.from(',');
const end = Buffer.from(']}');

/** The answer in bytes, with elements that are JSON already: a page of long entries isn't read and written again. */
function withValue(answer: object, elements: readonly Buffer[]): Buffer {
  const begin = Buffer.from(JSON.stringify({ ...answer, value: [] }).slice(0, -end.length));
  return Buffer.concat([begin, ...elements.flatMap((json, index) => (index === 0 ? [json] : [comma, json])), end]);
}
