/** Texts of the page Why?. */
import type { Explanation } from '../api/explain.ts';

const looks: Record<Explanation['look']['because'], (when: string) => string> = {
  initialCycle: (when) => `The next cycle (${when}) is an initial one and reads it.`,
  notAssigned: (when) =>
    `The next cycle (${when}) is an initial one and passes it over, since it is not assigned to the application.`,
  changed: (when) => `The next cycle (${when}) looks at it, since something changed since the last one.`,
  retry: (when) => `The next cycle (${when}) tries its failed operation again.`,
  notDue: (when) =>
    `The next cycle (${when}) passes it over, since nothing of it changed. This is what a restart, or provision on demand, would do.`,
};

const changes: Record<string, string> = {
  created: 'created',
  updated: 'updated',
  deleted: 'deleted',
  restored: 'restored',
  purged: 'deleted for good',
  managerSet: 'manager set',
  memberAdded: 'member added',
  memberRemoved: 'member removed',
  assigned: 'assigned',
  unassigned: 'assignment removed',
};

export const whyTexts = {
  title: 'Why?',
  hint: 'What the next cycle would do with a user or group, for which reasons, and what led here. The target is read, nothing is changed.',
  choose: 'Find a user or group',
  emptyTitle: 'Choose a user or group',
  emptyText:
    'Search above. The page Why? is also linked from each user and group of the tenant and from each entry of the log.',
  commands: 'Commands of the explanation',
  onDemand: 'Provision on demand',
  openInTenant: 'Open in the tenant',
  asking: (name: string) => `Evaluating ${name}`,

  outlook: 'What the next cycle would do',
  look: ({ because, nextCycleAtMs }: Explanation['look'], format: (ms: number) => string) =>
    looks[because](nextCycleAtMs === null ? 'none is planned: provisioning is not running' : format(nextCycleAtMs)),
  changes: 'Changes since the last cycle',
  change: (type: string) => changes[type] ?? type,
  errorCode: 'Error code',
  reason: 'Reason',
  link: 'Linked to',
  linkState: (state: string) => (state === 'managed' ? '' : ` (${state})`),
  notLinked: 'Not linked to an object of the target yet',
  escrow: 'Open failure',
  escrowText: (code: string, retries: number, next: string) =>
    `${code}, tried again ${retries === 1 ? 'once' : `${retries} times`}; next try ${next}`,

  scope: 'In scope?',
  inScope: 'In scope: every part holds',
  outOfScope: 'Out of scope: a part does not hold',
  gone: 'It is gone from the tenant, so it is out of scope.',
  active: 'Active in source system',
  assigned: 'Assigned to application',
  assignedNotNeeded: 'Assigned to application (not needed: all users and groups are synchronized)',
  entitled: 'Has a role that is provisioned',
  passes: 'Passes the scoping filters',
  path: 'Assigned through',
  directly: 'directly',
  throughGroup: 'group',
  role: (name: string) => `role ${name}`,
  noAssignment: 'Neither directly nor through a group.',
  toAssignments: 'Users and groups',
  toFilters: 'Scoping filters',
  filter: (number: number) => `Filter ${number}`,
  filterHeld: (name: string) => `${name}: holds`,
  filterFailed: (name: string) => `${name}: does not hold`,
  actual: (value: string) => `it has ${value}`,
  noValue: 'no value',
  decides: 'decides',
  noFilters: 'There are no scoping filters: everybody passes.',

  differences: 'Values that differ',
  noDifference: 'Source and target agree, or it is out of scope: no value would be written.',
  requests: 'Requests that would be sent',
  noRequest: 'None.',
  asked: 'Queries sent to find out',
  steps: 'Steps',
  history: 'What led here',
  noHistory: 'The log has no entry about it yet.',
};
