/** Storage: the workspace (what a person edits) and the records (what piles up). */
export { storageError } from './errors.ts';
export { openPlainDatabase, openRecords, type RecordsDatabase } from './records.ts';
export {
  type ApplicationRecord,
  type JobRecord,
  type NotificationTargets,
  type PasswordCredential,
  type TemplateRecord,
  Workspace,
  type WorkspaceData,
  workspaceProblem,
} from './workspace.ts';
