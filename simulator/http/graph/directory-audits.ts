/** `GET /auditLogs/directoryAudits`: configuration changes and quarantine (E-547, E-1064). */
import { Type } from 'typebox';
import { type AuditEntry, initiatorNames } from '../../logs/index.ts';
import type { Simulator } from '../../simulator.ts';
import { checkOptions } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { graphError } from './errors.ts';
import type { GraphResource } from './graph-options.ts';
import { listPage } from './list-pages.ts';
import { operatorOf } from './operator.ts';
import { queryShape } from './query-shapes.ts';

const OPTIONS = ['$filter', '$orderby', '$top', '$skiptoken', '$select', '$count'] as const;
/** Configuration changes are few: a person makes them. */
const MOST = 10_000;
const filterable = [
  'id',
  'activityDateTime',
  'activityDisplayName',
  'category',
  'loggedByService',
  'result',
  'initiatedBy',
  'targetResources',
];

export const directoryAuditsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['audit log'];

  app.get(
    '/auditLogs/directoryAudits',
    { schema: { tags, summary: 'Configuration changes, newest first', querystring: queryShape(OPTIONS) } },
    async (request) => {
      const { query } = request;
      checkOptions(query, OPTIONS);
      const views = simulator.audit.list({ limit: MOST }).map((entry) => auditView(simulator, entry));
      const page = listPage(views, query, filterable);
      return collection(options, request, 'auditLogs/directoryAudits', page);
    },
  );

  app.get(
    '/auditLogs/directoryAudits/:id',
    { schema: { tags, summary: 'An audit entry', params: Type.Object({ id: Type.String() }) } },
    async (request) => {
      const { id } = request.params;
      const found = simulator.audit.list({ limit: MOST }).find((entry) => entry.id === id.toLowerCase());
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
      type: 'ServicePrincipal',
      userPrincipalName: null,
      groupType: null,
      modifiedProperties: entry.modifiedProperties,
    })),
    additionalDetails: entry.additionalDetails,
  };
}

function operationOf(activity: string): string {
  if (activity.startsWith('Add ')) return 'Add';
  return /^(Remove|Delete) /.test(activity) ? 'Delete' : 'Update';
}
