/** Which quirks belong together; the page shows them so. */
import type { QuirkName } from './wire-settings.ts';

export const quirkGroupNames = ['patch', 'references', 'create', 'requests', 'answers', 'pacing', 'tokens'] as const;
export type QuirkGroup = (typeof quirkGroupNames)[number];

/** `dialect` stands above all groups. */
export const quirkGroups: Readonly<Record<Exclude<QuirkName, 'dialect'>, QuirkGroup>> = {
  verbCase: 'patch',
  patchValues: 'patch',
  pathlessGrouping: 'patch',
  singlePlainAttribute: 'patch',
  groupRename: 'patch',
  extensionSeparator: 'patch',
  wrappedValues: 'patch',
  complexRoles: 'patch',
  singleRole: 'patch',
  memberAddOp: 'references',
  memberRemoval: 'references',
  membersPerPatch: 'references',
  memberNullRef: 'references',
  managerValue: 'references',
  managerRemoval: 'references',
  clearReferences: 'references',
  referenceCheck: 'references',
  createLayout: 'create',
  explicitNulls: 'create',
  groupSchemas: 'create',
  emptyMembersInCreate: 'create',
  filterEscaping: 'requests',
  acceptHeader: 'requests',
  adScimVersion: 'requests',
  forwardTenantUrlQuery: 'requests',
  onDemandDialect: 'requests',
  honourRetryAfter: 'answers',
  rematchOnMissing: 'answers',
  requestTimeoutMs: 'pacing',
  concurrency: 'pacing',
  ratePerSecond: 'pacing',
  interleaving: 'pacing',
  credentialLocation: 'tokens',
  tokenScope: 'tokens',
  federation: 'tokens',
  workloadIdentityAppId: 'tokens',
  tokenAudience: 'tokens',
  tokenIssuer: 'tokens',
};
