/** What the provisioning log can be filtered and ordered by (G-99, G-100, G-104), and where it is in log_entries. */
import { type FilterProperty, propertyMap } from '../odata/index.ts';

const actions = ['create', 'update', 'delete', 'stagedDelete', 'stagedAction', 'disable', 'other'] as const;
const statuses = ['success', 'failure', 'skipped', 'warning'] as const;
const stepTypes = ['import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export'] as const;
const initiators = ['system', 'user', 'application'] as const;
const categories = ['success', 'failure', 'nonServiceFailure'] as const;

const text = (sql: string): FilterProperty => ({ comparison: 'text', sql });
const guid = (sql: string): FilterProperty => ({ comparison: 'guid', sql });
const choice = (sql: string, values: readonly string[]): FilterProperty => ({ comparison: 'enum', sql, values });

/** Of where an entry is from, which many entries share. */
const origin = (path: string, comparison: 'text' | 'guid' = 'text'): FilterProperty => ({
  comparison,
  sql: `json_extract(log_origins.json, '$.${path}')`,
  shared: { table: 'log_origins', column: 'origin' },
});
const originChoice = (path: string, values: readonly string[]): FilterProperty => ({
  ...origin(path),
  comparison: 'enum',
  values,
});

const action = choice('action', actions);

export const logProperties = propertyMap(
  {
    id: guid('id'),
    activityDateTime: { comparison: 'time', sql: 'at' },
    tenantId: origin('tenantId', 'guid'),
    jobId: text('job_id'),
    cycleId: guid('cycle_id'),
    changeId: guid('change_id'),
    provisioningAction: action,
    // The beta's name of it (G-111).
    action,
    durationInMilliseconds: { comparison: 'number', sql: 'duration_ms' },
    'provisioningStatusInfo/status': choice('status', statuses),
    'statusInfo/status': choice('status', statuses),
    'provisioningStatusInfo/errorInformation/errorCode': text('error_code'),
    'provisioningStatusInfo/errorInformation/reason': text(
      `json_extract(log_entries.json, '$.provisioningStatusInfo.errorInformation.reason')`,
    ),
    'provisioningStatusInfo/errorInformation/errorCategory': originChoice('errorCategory', categories),
    'servicePrincipal/id': guid('service_principal_id'),
    'servicePrincipal/displayName': origin('servicePrincipal.displayName'),
    'sourceIdentity/id': guid('source_id'),
    'sourceIdentity/displayName': text('source_name'),
    'sourceIdentity/identityType': origin('sourceIdentity.identityType'),
    'targetIdentity/id': text('target_id'),
    'targetIdentity/displayName': text('target_name'),
    'targetIdentity/identityType': origin('targetIdentity.identityType'),
    'sourceSystem/id': origin('sourceSystem.id'),
    'sourceSystem/displayName': origin('sourceSystem.displayName'),
    'targetSystem/id': origin('targetSystem.id'),
    'targetSystem/displayName': origin('targetSystem.displayName'),
    'initiatedBy/id': origin('initiatedBy.id'),
    'initiatedBy/displayName': origin('initiatedBy.displayName'),
    'initiatedBy/initiatorType': originChoice('initiatedBy.initiatorType', initiators),
  },
  {
    modifiedProperties: {
      sql: `log_entries.json, '$.modifiedProperties'`,
      properties: {
        displayName: { comparison: 'text' },
        oldValue: { comparison: 'text' },
        newValue: { comparison: 'text' },
      },
      shared: { table: 'log_changed', column: 'changed', sql: 'log_changed.json', properties: ['displayName'] },
    },
    provisioningSteps: {
      sql: `log_entries.json, '$.provisioningSteps'`,
      properties: {
        name: { comparison: 'text' },
        provisioningStepType: { comparison: 'enum', values: stepTypes },
        status: { comparison: 'enum', values: statuses },
        description: { comparison: 'text' },
      },
    },
  },
);
