/** Applications: made from profiles, with secrets, schemas, jobs and the way to their target. */
export { Applications, type NewApplication } from './applications.ts';
export { CLIENT_CREDENTIALS, createTargetConnection, FEDERATION, quirksToKeep, wireSettingsOf } from './connection.ts';
export { takeDialectsFromQuirks } from './earlier-dialects.ts';
export { applicationError } from './errors.ts';
export { jobSettings } from './job-setting-table.ts';
export { changeJobSettings, cycleIntervalMsOf, engineSettingsOf, jobSettingsOf } from './job-settings.ts';
export { listProfiles, loadProfile, profileIds } from './profile-files.ts';
export {
  IN_PROCESS_HOST,
  isElsewhere,
  pointsToSampleApp,
  sampleAppPath,
  tokenOfSampleApp,
} from './sample-app-target.ts';
export {
  isMasked,
  isOn,
  maskedSecrets,
  type NotificationSettings,
  notificationSettings,
  replaceSecrets,
  secretKeys,
  secretOf,
} from './secrets.ts';
