/** Logs: the provisioning log with its exchanges, and the audit log; their filters and their form as files. */
export { type AuditEntry, AuditLog, type AuditRecord, initiatorNames } from './audit-log.ts';
export { type LogFilter, logConditions } from './log-filter.ts';
export { auditCsv, jsonArray, type LogPart, logCsv, logParts, logTables } from './log-tables.ts';
export {
  type FoundEntry,
  type LogCondition,
  type LogPageQuery,
  type LogQuery,
  ProvisioningLog,
} from './provisioning-log.ts';
