/** Words that more than one screen uses, and errors with their next step. */
import { type ApiError, UNREACHABLE } from '../api/http.ts';
import { SCHEMA_CHANGED } from '../api/schema.ts';

export const common = {
  product: 'provsim',
  skipToContent: 'Skip to content',
  loading: 'Loading',
  refresh: 'Refresh',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  discard: 'Discard',
  copy: 'Copy',
  copied: 'Copied',
  tryAgain: 'Try again',
  moreCommands: 'More commands',
  notGiven: '—',
  users: 'Users',
  groups: 'Groups',
  user: 'User',
  group: 'Group',
  yes: 'Yes',
  no: 'No',
  changeSaved: 'Saved. It reaches the target with the next cycle.',
  runCycleNow: 'Run a cycle now',
  cycleBegun: 'A cycle has begun',
  searchMore: 'Type at least part of the name',
};

export const modifiedTexts = {
  property: 'Property',
  targetAttribute: 'Target attribute',
  source: 'Source',
  expression: 'Expression',
  before: 'Old value',
  after: 'New value',
};

export const errorTexts = {
  title: 'This could not be loaded',
  actionFailed: 'This did not work',
  /** What was said, and what to do about it where that wasn't said too. */
  explained({ code, message, status }: Pick<ApiError, 'code' | 'message' | 'status'>): string[] {
    const step = nextStep(code, message, status);
    return step === null ? [message] : [message, step];
  },
  screenTitle: 'This screen could not be shown',
  screenStep: 'Reload the page. If the simulator was updated in the meantime, that brings the matching page too.',
  reload: 'Reload the page',
  notFoundTitle: 'There is no such page',
  notFoundStep: 'The address may be mistyped, or what it named has been deleted.',
  toApplications: 'Go to the applications',
};

/** The page's own advice; null where what the simulator says has some: a sentence after the first. */
function nextStep(code: string, message: string, status: number): string | null {
  if (code === UNREACHABLE) {
    return 'Is npm start still running? Start it again if not; the page reconnects by itself and catches up.';
  }
  if (code === SCHEMA_CHANGED) return 'Put your changes on it, or discard them.';
  if (status === 401 || status === 403) {
    return 'The simulator was started with --strict. Start it without, to use this page.';
  }
  if (/[.?!]\)? \S/.test(message)) return null;
  if (status === 404) return 'It may have been deleted in the meantime. Go back to the list and refresh it.';
  if (status === 400) return 'Correct what was given and try again.';
  return 'Try again; if it stays, the terminal that runs provsim says more.';
}
