/**
 * The logs as tables: the three files of a download of the provisioning log, joined by `changeId` (E-1061), and the
 * audit log. Pure.
 */
import type { ProvisioningObjectSummary } from '../model/log.ts';
import type { AuditEntry } from './audit-log.ts';
import { csvRow } from './csv.ts';

export const logParts = ['entries', 'steps', 'properties'] as const;
export type LogPart = (typeof logParts)[number];

interface LogTable {
  /** Of the file, as the portal names it. */
  name: string;
  columns: readonly string[];
  rowsOf(entry: ProvisioningObjectSummary): (string | number | null)[][];
}

export const logTables: Readonly<Record<LogPart, LogTable>> = {
  entries: {
    name: 'ProvisioningLogs',
    columns: [
      'changeId',
      'id',
      'activityDateTime',
      'jobId',
      'cycleId',
      'provisioningAction',
      'status',
      'errorCode',
      'errorCategory',
      'reason',
      'recommendedAction',
      'durationInMilliseconds',
      'sourceId',
      'sourceName',
      'sourceType',
      'sourceSystem',
      'targetId',
      'targetName',
      'targetType',
      'targetSystem',
      'servicePrincipalId',
      'servicePrincipalName',
      'initiatedBy',
      'initiatorType',
      'tenantId',
    ],
    rowsOf: (entry) => {
      const { status, errorInformation: error } = entry.provisioningStatusInfo;
      const { sourceIdentity: source, targetIdentity: target } = entry;
      return [
        [
          entry.changeId,
          entry.id,
          entry.activityDateTime,
          entry.jobId,
          entry.cycleId,
          entry.provisioningAction,
          status,
          error?.errorCode ?? null,
          error?.errorCategory ?? null,
          error?.reason ?? null,
          error?.recommendedAction ?? null,
          entry.durationInMilliseconds,
          source.id,
          source.displayName,
          source.identityType,
          entry.sourceSystem.displayName,
          target.id,
          target.displayName,
          target.identityType,
          entry.targetSystem.displayName,
          entry.servicePrincipal.id,
          entry.servicePrincipal.displayName,
          entry.initiatedBy.displayName,
          entry.initiatedBy.initiatorType,
          entry.tenantId,
        ],
      ];
    },
  },
  steps: {
    name: 'ProvisioningLogs_ProvisioningSteps',
    columns: ['changeId', 'number', 'name', 'provisioningStepType', 'status', 'description', 'details'],
    rowsOf: ({ changeId, provisioningSteps }) =>
      provisioningSteps.map(({ name, provisioningStepType, status, description, details }, index) => [
        changeId,
        index + 1,
        name,
        provisioningStepType,
        status,
        description,
        JSON.stringify(details),
      ]),
  },
  properties: {
    name: 'ProvisioningLogs_ModifiedProperties',
    columns: ['changeId', 'displayName', 'oldValue', 'newValue'],
    rowsOf: ({ changeId, modifiedProperties }) =>
      modifiedProperties.map(({ displayName, oldValue, newValue }) => [changeId, displayName, oldValue, newValue]),
  },
};

/** A table as CSV, chunk by chunk; the first is the head. */
export function* logCsv(part: LogPart, entries: Iterable<string>): Generator<string> {
  const { columns, rowsOf } = logTables[part];
  yield csvRow(columns);
  for (const json of entries)
    yield rowsOf(JSON.parse(json) as ProvisioningObjectSummary)
      .map(csvRow)
      .join('');
}

/** Entries that are JSON already as one compact array, chunk by chunk. */
export function* jsonArray(entries: Iterable<string>): Generator<string> {
  let before = '[';
  for (const json of entries) {
    yield before + json;
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

const auditColumns = [
  'id',
  'activityDateTime',
  'activityDisplayName',
  'category',
  'loggedByService',
  'result',
  'initiatedBy',
  'target',
  'targetId',
  'modifiedProperties',
  'additionalDetails',
] as const;

export function* auditCsv(entries: Iterable<AuditEntry>): Generator<string> {
  yield csvRow(auditColumns);
  for (const entry of entries) {
    const [target] = entry.targetResources;
    yield csvRow([
      entry.id,
      entry.activityDateTime,
      entry.activityDisplayName,
      entry.category,
      entry.loggedByService,
      entry.result,
      entry.initiatedBy.displayName,
      target?.displayName ?? '',
      target?.id ?? '',
      JSON.stringify(entry.modifiedProperties),
      JSON.stringify(entry.additionalDetails),
    ]);
  }
}
