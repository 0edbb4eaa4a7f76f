/** Texts of provision on demand. */
import type { ProvisioningAction } from '../../../simulator/model/log.ts';
import type { OnDemandStep } from '../api/on-demand.ts';

const done: Partial<Record<ProvisioningAction, string>> = {
  create: 'was created in the target',
  update: 'was updated in the target',
  disable: 'was disabled in the target',
  delete: 'was deleted in the target',
};

const userSteps: Record<OnDemandStep, string> = {
  connection: 'Test connection',
  import: 'Import user',
  scoping: 'Determine if user is in scope',
  matching: 'Match user between source and target system',
  action: 'Perform action',
};

const groupSteps: Record<OnDemandStep, string> = {
  connection: 'Test connection',
  import: 'Import group',
  scoping: 'Determine if group is in scope',
  matching: 'Match group between source and target system',
  action: 'Perform action',
};

export const onDemandTexts = {
  title: 'Provision on demand',
  hint: 'Provisions one object now, through the same steps as a cycle. Links are written; the watermark and open failures stay as they are.',
  choose: 'Select a user or group',
  chosen: 'Selected',
  chooseAnother: 'Provision another object',
  members: 'Members to provision with it',
  membersHint: 'Up to five. Only these members are handled; the others stay as they are in the target.',
  addMember: 'Add a member',
  noMember: 'No member of that name',
  membersFailed: 'The members of the group could not be read.',
  removeMember: (name: string) => `Remove ${name}`,
  fullOfMembers: 'Five members are chosen; no more can be handled at a time.',
  provision: 'Provision',
  retry: 'Retry',
  openEntry: 'Open the log entry',
  chooseFirst: 'Select a user or group first',
  provisioning: (name: string) => `Provisioning ${name}`,
  steps: 'Steps',
  stepsOf: { User: userSteps, Group: groupSteps },
  success: (name: string, action: ProvisioningAction | null) =>
    `${name} ${(action && done[action]) ?? 'was provisioned'}`,
  skipped: (name: string) => `${name} was skipped`,
  failure: (name: string) => `${name} could not be provisioned`,
  notReached: 'Not reached',
  viewDetails: 'View details',
  nothingModified: 'Nothing was written: source and target agree, or an earlier step ended the run.',
  tried: 'These values were to be written:',
  exchanges: 'HTTP exchanges',
  modified: 'Modified attributes',
  scopeNames: {
    IsActive: 'Active in source system',
    Assigned: 'Assigned to application',
    ScopeSyncAll: 'Scope sync all',
    IsEffectivelyEntitledForProvisioning: 'User has required role',
    IsInProvisioningScopeDisplayName: 'Passes the scoping filters',
  } as Record<string, string>,
  filters: 'Scoping filters',
  noFilters: 'There are no scoping filters: everybody passes.',
  held: 'holds',
  failed: 'does not hold',
};
