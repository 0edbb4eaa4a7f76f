/** Texts of the flow view. */
const outcomes: Record<string, string> = {
  create: 'created',
  update: 'updated',
  disable: 'disabled',
  delete: 'deleted',
  stagedDelete: 'held back',
  other: 'checked',
};

export const flowTexts = {
  title: 'Flow',
  stage: 'Objects on their way from the tenant to the target',
  partFailed: 'Some of what is shown here could not be read.',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  idleNever: 'No cycle has run yet. Start provisioning, or run a cycle now.',
  idleNext: (countdown: string) => `Next cycle in ${countdown} of virtual time`,
  idleStopped: 'Provisioning is stopped',
  quarantined: 'In quarantine',
  nextTry: (countdown: string) => `Next try in ${countdown} of virtual time`,
  noTry: 'No further try: the job is disabled',
  stations: {
    tenant: 'Tenant',
    import: 'Import',
    scope: 'Scope',
    match: 'Match',
    export: 'Export',
    target: 'Target',
  },
  tenantHint: (groups: number) => `users and ${count(groups)} ${groups === 1 ? 'group' : 'groups'}`,
  importHint: (total: number) => `of ${count(total)} objects read`,
  scopeHint: (outOfScope: number) => `in scope, ${count(outOfScope)} out of scope`,
  matchHint: 'found again by id or match',
  exportHint: (failed: number) => (failed === 0 ? 'changes written' : `changes written, ${count(failed)} failed`),
  targetHint: (requests: number) => `objects managed, ${count(requests)} ${requests === 1 ? 'request' : 'requests'}`,
  latest: 'Latest objects',
  latestEmpty: 'Objects appear here as they are provisioned.',
  outcome: (action: string, status: string) =>
    status === 'failure' ? 'failed' : status === 'skipped' ? 'skipped' : (outcomes[action] ?? action),
  aCycle: 'This cycle',
  lastCycle: 'The last cycle',
  number: count,
};

function count(value: number): string {
  return value.toLocaleString('en');
}
