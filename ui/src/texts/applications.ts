/** Texts of the list of applications, and the words for a job's state. */
import type { JobStatusCode } from '../../../simulator/model/job.ts';

export const applicationsTexts = {
  title: 'Applications',
  commands: 'Commands of the applications',
  table: 'Applications',
  name: 'Name',
  state: 'Provisioning',
  cycle: 'Cycle',
  rate: 'Rate',
  next: 'Next cycle',
  target: 'Target',
  command: 'Command',
  new: 'New application',
  newHint: 'From the gallery, from a schema file, or any SCIM endpoint',
  delete: 'Delete',
  deleteOne: (name: string) => `Delete ${name}`,
  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteText:
    'The application goes with its provisioning job, its assignments and what its sample app holds. Accounts in an endpoint of your own stay as they are, and so do the logs.',
  deleted: (name: string) => `${name} has been deleted`,
  running: 'Running',
  noCycle: 'No cycle yet',
  rateOf: (rate: number) => `${rate.toLocaleString('en')} a second`,
  failures: (count: number) => `${count.toLocaleString('en')} failed`,
  stopped: 'Stopped',
  sampleApp: 'Built-in sample app',
  noTarget: 'Not configured',
  emptyTitle: 'No application yet',
  emptyText: 'Make one from the gallery, from the schema of another application, or for any SCIM endpoint.',
};

export const jobStatusTexts: Record<JobStatusCode, string> = {
  NotConfigured: 'Not configured',
  NotRun: 'Not run yet',
  Active: 'Running',
  Paused: 'Stopped',
  Quarantine: 'In quarantine',
};
