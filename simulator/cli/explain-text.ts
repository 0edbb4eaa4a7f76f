/** What `provsim explain` says in words: of an object, and of a quarantine. Pure. */
import type { ProvisioningObjectSummary } from '../model/log.ts';
import type { Explanation } from '../provisioning/index.ts';

/** As the API gives it. */
export type Explained = Omit<Explanation, 'differences'> & {
  application: { displayName: string };
  differences: (Explanation['differences'][number] & { expression: string | null })[];
  history: ProvisioningObjectSummary[];
};

export interface Quarantine {
  reason: string;
  rule: string;
  otherThresholds: string | null;
  error: { code: string; message: string } | null;
  seriesBegan: string;
  tries: number;
  nextTry: string | null;
  ends: string;
  lifts: string[];
}

export function quarantineText(quarantine: Quarantine): string {
  const { reason, rule, otherThresholds, error, seriesBegan, tries, nextTry, ends, lifts } = quarantine;
  return lines([
    `The job is in quarantine: ${reason}`,
    `  ${rule}`,
    otherThresholds && `  The thresholds are not Entra's: ${otherThresholds}`,
    error && `  ${error.code}: ${oneLine(error.message)}`,
    `  since ${seriesBegan}, ${tries} tries; next try ${nextTry ?? 'none: the job is disabled'}; disabled after ${ends}`,
    'What lifts it:',
    ...lifts.map((way) => `  ${way}`),
  ]);
}

export function explanationText(found: Explained): string {
  return lines([
    `${found.kind} ${found.name} → ${found.application.displayName}`,
    `  ${found.error ? `${found.kind} '${found.name}' would fail` : oneLine(found.outlook)}`,
    `  ${lookText(found.look)}`,
    found.error && `  ${found.error.errorCode}: ${oneLine(found.error.reason)}`,
    ...scopeLines(found),
    found.link && `Linked to ${found.link.targetId} (${found.link.state})`,
    found.escrow &&
      `Open failure: ${found.escrow.errorCode}, tried again ${found.escrow.retries} times, next ${new Date(found.escrow.nextAttemptAtMs).toISOString()}`,
    ...section(
      'Differences',
      found.wouldSend.length === 0
        ? []
        : found.differences.map(
            ({ displayName, oldValue, newValue, expression }) =>
              `${displayName}: ${oldValue ?? 'nothing'} → ${newValue ?? 'nothing'}${expression ? `   ${expression}` : ''}`,
          ),
    ),
    ...section(
      'Would send',
      found.wouldSend.map(({ method, path, query, body }) =>
        oneLine(`${method} ${path}${query ? `?${query}` : ''} ${body ?? ''}`),
      ),
    ),
    ...section(
      'What led here, newest first',
      found.history.map(
        ({ activityDateTime, provisioningAction, provisioningStatusInfo, provisioningSteps }) =>
          `${activityDateTime} ${provisioningAction} ${provisioningStatusInfo.status}: ${oneLine(provisioningStatusInfo.errorInformation?.reason ?? provisioningSteps.at(-1)?.description ?? '')}`,
      ),
    ),
  ]);
}

function lookText({ because, changes, nextCycleAtMs }: Explanation['look']): string {
  const at =
    nextCycleAtMs === null ? 'no cycle is planned: the job does not run' : new Date(nextCycleAtMs).toISOString();
  switch (because) {
    case 'initialCycle':
      return `The next cycle (${at}) is an initial one and reads it.`;
    case 'notAssigned':
      return `The next cycle (${at}) is an initial one and passes it over, since it is not assigned to the application.`;
    case 'changed':
      return `The next cycle (${at}) looks at it: ${changes.map(({ type }) => type).join(', ') || 'something that concerns it'} since the last one.`;
    case 'retry':
      return `The next cycle (${at}) tries its failed operation again.`;
    case 'notDue':
      return `The next cycle (${at}) passes it over, since nothing of it changed; this is what a restart or provision on demand would do.`;
  }
}

function scopeLines({ scope }: Explained): string[] {
  if (!scope) return ['Scope: it is gone from the tenant'];
  const answer = (holds: boolean) => (holds ? 'yes' : 'no');
  const through = scope.assignments.map(({ throughGroup }) =>
    throughGroup ? `group ${throughGroup.displayName}` : 'directly',
  );
  return [
    `Scope: ${scope.inScope ? 'in scope' : 'out of scope'}`,
    `  active in the source: ${answer(scope.isActive)}`,
    `  assigned: ${answer(scope.assigned)}${through.length > 0 ? ` (${[...new Set(through)].join(', ')})` : ''}${scope.syncAll ? '; not needed, all users and groups are synchronized' : ''}`,
    `  entitled by a role: ${answer(scope.isEffectivelyEntitled)}`,
    `  passes the scoping filters: ${answer(scope.isInProvisioningScope)}`,
    ...scope.filter.groups.flatMap((group, index) =>
      group.clauses.map(
        (clause) => `    ${group.name ?? `filter ${index + 1}`}: ${clause.text}: ${answer(clause.held)}`,
      ),
    ),
  ];
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [title, ...rows.map((row) => `  ${row}`)];
}

function lines(rows: readonly (string | null)[]): string {
  return `${rows.filter((row) => row !== null && row !== '').join('\n')}\n`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
