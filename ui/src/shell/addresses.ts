/** Where the screens are; the one place that knows the page's paths, beside routes.tsx. */
import { type AuditFilter, auditSearchOf } from '../api/audit.ts';
import { type LogFilter, searchOf } from '../api/log-filter.ts';
import type { MappedKind } from '../api/schema.ts';

export const addresses = {
  applications: '/applications',
  newApplication: (from: 'gallery' | 'schema' | 'custom' = 'gallery') =>
    `/applications/new${from === 'gallery' ? '' : `?from=${from}`}`,
  /** `jobId` for one of several jobs. */
  overview: (servicePrincipalId: string, jobId?: string) =>
    `/applications/${servicePrincipalId}/overview${jobId === undefined ? '' : `?job=${encodeURIComponent(jobId)}`}`,
  flow: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/flow`,
  connectivity: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/connectivity`,
  onDemand: (servicePrincipalId: string, subject?: { kind: 'User' | 'Group'; id: string }) =>
    `/applications/${servicePrincipalId}/on-demand${subject ? `?kind=${subject.kind}&id=${subject.id}` : ''}`,
  settings: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/settings`,
  why: (servicePrincipalId: string, objectId?: string) =>
    `/applications/${servicePrincipalId}/why${objectId ? `?object=${encodeURIComponent(objectId)}` : ''}`,
  usersAndGroups: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/users-and-groups`,
  mappings: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/mapping`,
  mapping: (servicePrincipalId: string, kind: MappedKind) =>
    `/applications/${servicePrincipalId}/mapping/${plural(kind)}`,
  scope: (servicePrincipalId: string, kind: MappedKind) =>
    `/applications/${servicePrincipalId}/mapping/${plural(kind)}/scope`,
  attributeList: (servicePrincipalId: string, kind: MappedKind) =>
    `/applications/${servicePrincipalId}/mapping/${plural(kind)}/attributes`,
  schema: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/mapping/schema`,
  expressionBuilder: (
    servicePrincipalId: string,
    given: { kind?: MappedKind; expression?: string; target?: string } = {},
  ) => `/applications/${servicePrincipalId}/expression-builder?${new URLSearchParams(given)}`.replace(/\?$/, ''),
  logs: (servicePrincipalId: string, filter: LogFilter = {}) =>
    `/applications/${servicePrincipalId}/logs${searchOf(filter)}`,
  logEntry: (servicePrincipalId: string, entryId: string, search: string) =>
    `/applications/${servicePrincipalId}/logs/${entryId}${search}`,
  rehearsal: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/rehearsal`,
  faults: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/faults`,
  findings: (servicePrincipalId: string, findingId?: string) =>
    `/applications/${servicePrincipalId}/findings${findingId === undefined ? '' : `/${findingId}`}`,
  quirks: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/quirks`,
  target: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/target`,
  recording: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/recording`,
  snapshots: '/snapshots',
  snapshot: (name: string) => `/snapshots/${encodeURIComponent(name)}`,
  auditLogs: (filter: AuditFilter = {}) => `/audit-logs${auditSearchOf(filter)}`,
  auditEntry: (entryId: string, search = '') => `/audit-logs/${entryId}${search}`,
  outbox: '/outbox',
  outboxMessage: (messageId: string) => `/outbox/${messageId}`,
  time: '/time',
  tenantUsers: '/tenant/users',
  tenantUser: (userId: string, search = '') => `/tenant/users/${userId}${search}`,
  tenantGroups: '/tenant/groups',
  tenantGroup: (groupId: string, search = '') => `/tenant/groups/${groupId}${search}`,
};

function plural(kind: MappedKind): string {
  return kind === 'User' ? 'users' : 'groups';
}
