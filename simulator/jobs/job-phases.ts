/**
 * The states of a job and what each action makes of them, as data (section 2.5 of the engine's rules, G-45 to
 * G-49). `Quarantine` with a disabled schedule is a job that 28 days of quarantine have ended (E-240).
 */
import type { JobStatusCode, ScheduleState } from '../model/job.ts';

export type JobPhase =
  | 'notConfigured'
  | 'paused'
  | 'disabled'
  | 'notRun'
  | 'active'
  | 'quarantined'
  | 'quarantineEnded';
export type JobAction = 'start' | 'pause' | 'stop' | 'restart';

export interface Transition {
  schedule: ScheduleState;
  liftsQuarantine: boolean;
  /** A cycle runs as soon as none is running. */
  runsNow: boolean;
}

const started: Transition = { schedule: 'Active', liftsQuarantine: true, runsNow: true };
const unchanged: Transition = { schedule: 'Active', liftsQuarantine: false, runsNow: false };
const paused: Transition = { schedule: 'Paused', liftsQuarantine: false, runsNow: false };
const stopped: Transition = { schedule: 'Disabled', liftsQuarantine: false, runsNow: false };
const restarted: Transition = { schedule: 'Active', liftsQuarantine: false, runsNow: true };
/** Restarting a job that doesn't run resets it only; the next start begins from there (G-49). */
const resetPaused: Transition = { schedule: 'Paused', liftsQuarantine: false, runsNow: false };
const resetDisabled: Transition = { schedule: 'Disabled', liftsQuarantine: false, runsNow: false };

export const transitions: Readonly<Record<JobAction, Readonly<Record<JobPhase, Transition>>>> = {
  start: {
    notConfigured: started,
    paused: started,
    disabled: started,
    notRun: unchanged,
    active: unchanged,
    quarantined: started,
    quarantineEnded: started,
  },
  pause: {
    notConfigured: resetDisabled,
    paused,
    disabled: stopped,
    notRun: paused,
    active: paused,
    quarantined: paused,
    quarantineEnded: stopped,
  },
  stop: {
    notConfigured: stopped,
    paused: stopped,
    disabled: stopped,
    notRun: stopped,
    active: stopped,
    quarantined: stopped,
    quarantineEnded: stopped,
  },
  restart: {
    notConfigured: resetDisabled,
    paused: resetPaused,
    disabled: resetDisabled,
    notRun: restarted,
    active: restarted,
    quarantined: restarted,
    quarantineEnded: restarted,
  },
};

export function phaseOf(job: {
  schedule: ScheduleState;
  hasCompletedACycle: boolean;
  isQuarantined: boolean;
  isQuarantineEnded: boolean;
  hasBegunACycle: boolean;
}): JobPhase {
  if (job.isQuarantineEnded) return 'quarantineEnded';
  if (job.schedule === 'Paused') return 'paused';
  if (job.schedule === 'Disabled') return job.hasBegunACycle ? 'disabled' : 'notConfigured';
  if (job.isQuarantined) return 'quarantined';
  return job.hasCompletedACycle ? 'active' : 'notRun';
}

/** Graph's code: a new job reads `Paused`, as today's service prints it (C-18). */
export function statusCodeOf(phase: JobPhase, isQuarantined: boolean): JobStatusCode {
  if (isQuarantined) return 'Quarantine';
  switch (phase) {
    case 'notRun':
      return 'NotRun';
    case 'active':
    case 'quarantined':
      return 'Active';
    default:
      return 'Paused';
  }
}
