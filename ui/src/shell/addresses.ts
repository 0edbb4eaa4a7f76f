/** Where the screens are; the one place that knows the page's paths, beside routes.tsx. */
import { type LogFilter, searchOf } from '../api/log-filter.ts';

export const addresses = {
  applications: '/applications',
  overview: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/overview`,
  onDemand: (servicePrincipalId: string, subject?: { kind: 'User' | 'Group'; id: string }) =>
    `/applications/${servicePrincipalId}/on-demand${subject ? `?kind=${subject.kind}&id=${subject.id}` : ''}`,
  usersAndGroups: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/users-and-groups`,
  logs: (servicePrincipalId: string, filter: LogFilter = {}) =>
    `/applications/${servicePrincipalId}/logs${searchOf(filter)}`,
  logEntry: (servicePrincipalId: string, entryId: string, search: string) =>
    `/applications/${servicePrincipalId}/logs/${entryId}${search}`,
  target: (servicePrincipalId: string) => `/applications/${servicePrincipalId}/target`,
  tenantUsers: '/tenant/users',
  tenantUser: (userId: string, search = '') => `/tenant/users/${userId}${search}`,
  tenantGroups: '/tenant/groups',
  tenantGroup: (groupId: string, search = '') => `/tenant/groups/${groupId}${search}`,
};
