/** Texts of the list of applications, and the words for a job's state. */
import type { JobStatusCode } from '../../../simulator/model/job.ts';

export const applicationsTexts = {
  title: 'Applications',
  commands: 'Commands of the applications',
  table: 'Applications',
  name: 'Name',
  state: 'Provisioning',
  profile: 'Profile',
  target: 'Target',
  sampleApp: 'Built-in sample app',
  noTarget: 'Not configured',
  emptyTitle: 'No application yet',
  emptyText:
    'Start provsim with an empty data folder to get one, or create one through Graph (see the API description).',
};

export const jobStatusTexts: Record<JobStatusCode, string> = {
  NotConfigured: 'Not configured',
  NotRun: 'Not run yet',
  Active: 'Running',
  Paused: 'Stopped',
  Quarantine: 'In quarantine',
};
