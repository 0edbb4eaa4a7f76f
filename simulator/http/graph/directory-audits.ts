/** `GET /auditLogs/directoryAudits`: configuration changes and quarantine (E-547, E-1064), filtered and ordered in SQL. */
import { Type } from 'typebox';
import { type AuditEntry, initiatorNames } from '../../logs/index.ts';
import type { Simulator } from '../../simulator.ts';
import {
  afterToken,
  checkOptions,
  filterToSql,
  keyColumns,
  type OrderTerm,
  orderSql,
  pageSize,
  parseOrderBy,
  type QueryOptions,
  skipTokenOf,
  wantsCount,
} from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { operationOf } from './audit-operation.ts';
import { auditProperties, TARGET_TYPE } from './audit-properties.ts';
import { graphError } from './errors.ts';
import type { GraphResource } from './graph-options.ts';
import { selected } from './list-pages.ts';
import { operatorOf } from './operator.ts';
import { queryShape } from './query-shapes.ts';

const OPTIONS = ['$filter', '$orderby', '$top', '$skiptoken', '$select', '$count'] as const;
const PAGE = { byDefault: 100, most: 1000 };
const newestFirst: OrderTerm[] = [{ path: 'activityDateTime', direction: 'DESC', sql: 'at' }];

export const directoryAuditsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['audit log'];

  app.get(
    '/auditLogs/directoryAudits',
    { schema: { tags, summary: 'Configuration changes, newest first', querystring: queryShape(OPTIONS) } },
    async (request) => {
      const query: QueryOptions = request.query;
      checkOptions(query, OPTIONS);
      const properties = auditProperties(operatorOf(simulator));
      const asked = parseOrderBy(query.$orderby, properties);
      const terms = asked.length > 0 ? asked : newestFirst;
      const limit = pageSize(query.$top, PAGE);
      const filter = query.$filter ? filterToSql(query.$filter, properties) : null;
      const found = simulator.audit.find({
        where: [...(filter ? [filter] : []), ...(query.$skiptoken ? [afterToken(terms, query.$skiptoken)] : [])],
        orderBy: orderSql(terms),
        keyColumns: keyColumns(terms),
        limit: limit + 1,
      });
      const last = found.length > limit ? found[limit - 1] : undefined;
      return collection(options, request, 'auditLogs/directoryAudits', {
        value: found.slice(0, limit).map(({ entry }) => selected(auditView(simulator, entry), query.$select)),
        skipToken: last ? skipTokenOf(terms, last.keys) : null,
        count: wantsCount(query.$count) ? simulator.audit.count(filter) : undefined,
      });
    },
  );

  app.get(
    '/auditLogs/directoryAudits/:id',
    { schema: { tags, summary: 'An audit entry', params: Type.Object({ id: Type.String() }) } },
    async (request) => {
      const { id } = request.params;
      const found = simulator.audit.get(id.toLowerCase());
      if (!found) throw graphError('OBJECT_UNKNOWN', { kind: 'audit entry', id });
      return entity(options, request, 'auditLogs/directoryAudits/$entity', auditView(simulator, found));
    },
  );
};

function auditView(simulator: Simulator, entry: AuditEntry) {
  const { displayName } = entry.initiatedBy;
  const isService = displayName === initiatorNames.service;
  const operator = operatorOf(simulator);
  return {
    id: entry.id,
    category: entry.category,
    correlationId: entry.id,
    result: entry.result,
    resultReason: entry.resultReason,
    activityDisplayName: entry.activityDisplayName,
    activityDateTime: entry.activityDateTime,
    loggedByService: entry.loggedByService,
    operationType: operationOf(entry.activityDisplayName),
    initiatedBy: {
      user: isService
        ? null
        : { id: operator.id, displayName, userPrincipalName: operator.userPrincipalName, ipAddress: null, roles: [] },
      app: isService ? { appId: null, displayName, servicePrincipalId: null, servicePrincipalName: null } : null,
    },
    targetResources: entry.targetResources.map((target) => ({
      id: target.id,
      displayName: target.displayName,
      type: TARGET_TYPE,
      userPrincipalName: null,
      groupType: null,
      modifiedProperties: entry.modifiedProperties,
    })),
    additionalDetails: entry.additionalDetails,
  };
}
