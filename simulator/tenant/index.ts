/** The tenant: users, groups, assignments, their change feed, and how they look to a mapping. */
export {
  type AssignableApplication,
  DEFAULT_ACCESS_ROLE_ID,
  defaultRoleId,
} from './assignments.ts';
export type { ChangeFeed, ChangeType, DirectoryChange } from './change-feed.ts';
export { completeGroup, completeUser } from './complete-object.ts';
export type { DirectoryQuery, FoundObject, ObjectQuery } from './directory-query.ts';
export { applyStep, createDirectoryView } from './directory-view.ts';
export { tenantError } from './errors.ts';
export type { ExtensionProperty } from './extension-properties.ts';
export type { Member, NewGroup, StoredGroup } from './groups.ts';
export type { PermissionGrant } from './permission-grants.ts';
export {
  DEFAULT_DOMAIN,
  type Population,
  type PopulationOptions,
  populateInBatches,
  proposeChanges,
  type TenantChange,
} from './population/index.ts';
export {
  groupAttributes,
  groupNames,
  renamedUserNames,
  sameUserNames,
  unmangleGuestName,
  userAttributes,
} from './source-attributes.ts';
export { createTenant, type Tenant } from './tenant.ts';
export type { NewUser, StoredUser } from './users.ts';
