/** Writes down what a person changed in the configuration over HTTP (E-1064); used by the Graph surface and the control API. */
import { maskedSecrets } from '../applications/index.ts';
import type { AuditRecord } from '../logs/index.ts';
import type { AuditActivity } from '../model/audit-activities.ts';
import type { ModifiedProperty } from '../model/log.ts';
import type { KeyValue } from '../model/schema.ts';
import type { Simulator } from '../simulator.ts';
import type { ApplicationRecord } from '../storage/index.ts';

export function auditChange(
  simulator: Simulator,
  application: Pick<ApplicationRecord, 'servicePrincipalId' | 'displayName'> | null,
  activity: AuditActivity,
  given: Pick<AuditRecord, 'changes' | 'details'> = {},
): void {
  simulator.audit.append({
    activity,
    servicePrincipal: application && { id: application.servicePrincipalId, displayName: application.displayName },
    initiatedBy: 'operator',
    ...given,
  });
}

type Plain = string | number | boolean | null;

/** What differs between two flat objects, as the log prints values. */
export function changesBetween(
  before: Readonly<Record<string, Plain>>,
  after: Readonly<Record<string, Plain>>,
): ModifiedProperty[] {
  const text = (value: Plain | undefined) => (value === undefined || value === null ? null : String(value));
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => text(before[name]) !== text(after[name]))
    .map((displayName) => ({ displayName, oldValue: text(before[displayName]), newValue: text(after[displayName]) }));
}

/** Which secrets came, changed or went; those that are secret without their value. */
export function secretChanges(before: readonly KeyValue[], after: readonly KeyValue[]): ModifiedProperty[] {
  const shown = (secrets: readonly KeyValue[]) =>
    new Map(maskedSecrets(secrets).map(({ key, value }) => [key, value] as const));
  const storedOf = (secrets: readonly KeyValue[], wanted: string) => secrets.find(({ key }) => key === wanted)?.value;
  const [old, now] = [shown(before), shown(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => storedOf(before, key) !== storedOf(after, key))
    .map((key) => ({ displayName: key, oldValue: old.get(key) ?? null, newValue: now.get(key) ?? null }));
}
