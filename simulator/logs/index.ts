/** Logs: the provisioning log with its exchanges, and the audit log. */
export { type AuditActivity, type AuditEntry, AuditLog, type AuditRecord } from './audit-log.ts';
export {
  type FoundEntry,
  type LogCondition,
  type LogPageQuery,
  type LogQuery,
  ProvisioningLog,
} from './provisioning-log.ts';
