/** What the provisioning log can be filtered and ordered by (G-99, G-100, G-104), and where it is in log_entries. */
import { type FilterProperty, propertyMap } from '../odata/index.ts';

const actions = ['create', 'update', 'delete', 'stagedDelete', 'stagedAction', 'disable', 'other'] as const;
const statuses = ['success', 'failure', 'skipped', 'warning'] as const;
const stepTypes = ['import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export'] as const;
const initiators = ['system', 'user', 'application'] as const;
const categories = ['success', 'failure', 'nonServiceFailure'] as const;

const text = (sql: string): FilterProperty => ({ comparison: 'text', sql });
const guid = (sql: string): FilterProperty => ({ comparison: 'guid', sql });
const json = (path: string): FilterProperty => text(`json_extract(log_entries.json, '$.${path}')`);
const choice = (sql: string, values: readonly string[]): FilterProperty => ({ comparison: 'enum', sql, values });

const action = choice('action', actions);

export const logProperties = propertyMap(
  {
    id: guid('id'),
    activityDateTime: { comparison: 'time', sql: 'at' },
    tenantId: guid(`json_extract(log_entries.json, '$.tenantId')`),
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
    'provisioningStatusInfo/errorInformation/reason': json('provisioningStatusInfo.errorInformation.reason'),
    'provisioningStatusInfo/errorInformation/errorCategory': choice(
      `json_extract(log_entries.json, '$.provisioningStatusInfo.errorInformation.errorCategory')`,
      categories,
    ),
    'servicePrincipal/id': guid('service_principal_id'),
    'servicePrincipal/displayName': json('servicePrincipal.displayName'),
    'sourceIdentity/id': guid('source_id'),
    'sourceIdentity/displayName': text('source_name'),
    'sourceIdentity/identityType': json('sourceIdentity.identityType'),
    'targetIdentity/id': text('target_id'),
    'targetIdentity/displayName': text('target_name'),
    'targetIdentity/identityType': json('targetIdentity.identityType'),
    'sourceSystem/id': json('sourceSystem.id'),
    'sourceSystem/displayName': json('sourceSystem.displayName'),
    'targetSystem/id': json('targetSystem.id'),
    'targetSystem/displayName': json('targetSystem.displayName'),
    'initiatedBy/id': json('initiatedBy.id'),
    'initiatedBy/displayName': json('initiatedBy.displayName'),
    'initiatedBy/initiatorType': choice(`json_extract(log_entries.json, '$.initiatedBy.initiatorType')`, initiators),
  },
  {
    modifiedProperties: {
      sql: `log_entries.json, '$.modifiedProperties'`,
      properties: {
        displayName: { comparison: 'text' },
        oldValue: { comparison: 'text' },
        newValue: { comparison: 'text' },
      },
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
