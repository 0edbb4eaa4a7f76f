/**
 * One synchronization job: its life (start, pause, stop, restart), when it is due, and the running of its cycles,
 * never two at once (E-230). What an object goes through is the provisioning room's.
 */
import { cycleIntervalMsOf } from '../applications/index.ts';
import type { Clock } from '../clock.ts';
import type { AuditLog } from '../logs/index.ts';
import type { AuditActivity } from '../model/audit-activities.ts';
import type { SynchronizationJob } from '../model/job.ts';
import type { ModifiedProperty } from '../model/log.ts';
import {
  type CycleCheckpoint,
  type CycleSummary,
  emptyCounts,
  type JobContext,
  otherThresholds,
  quarantineLadders,
  runCycle,
} from '../provisioning/index.ts';
import type { ApplicationRecord, JobRecord } from '../storage/index.ts';
import { afterCycle, type QuarantineEvent } from './after-cycle.ts';
import { jobError } from './errors.ts';
import { type JobAction, type JobPhase, phaseOf, type Transition, transitions } from './job-phases.ts';
import type { JobState, JobStateStore, QuarantineState, RecordedCycle } from './job-state.ts';
import { viewOf } from './job-view.ts';
import { parseResetScope, type ResetFlag } from './reset-scope.ts';

/** What each turn of a quarantine is called in the audit log; that it was kept is not worth an entry. */
const quarantineActivities: Readonly<Record<QuarantineEvent, AuditActivity | null>> = {
  entered: 'Quarantine',
  reasonChanged: 'Quarantine',
  kept: null,
  lifted: 'Quarantine lifted',
  disabled: 'Quarantine ended, job disabled',
};

export type JobEvent =
  | { type: 'changed'; jobId: string }
  | { type: 'acted'; jobId: string; action: JobAction; resetScope: string | null }
  | { type: 'cycleBegan'; jobId: string; cycleId: string }
  | { type: 'progress'; jobId: string; checkpoint: CycleCheckpoint }
  | { type: 'cycleEnded'; jobId: string; summary: CycleSummary }
  | {
      type: 'quarantine';
      jobId: string;
      event: QuarantineEvent;
      state: JobState;
      /** What it was before; null when the job only now entered it. */
      previous: QuarantineState | null;
    };

export interface JobDependencies {
  clock: Clock;
  states: JobStateStore;
  audit: AuditLog;
  application(): ApplicationRecord;
  record(): JobRecord;
  /** Changes the job's record in the workspace. */
  updateRecord(change: (record: JobRecord) => void): Promise<void>;
  /** Everything a cycle works with; throws when the job isn't configured. */
  context(): Promise<JobContext>;
  cycleId(cycleNumber: number): string;
  onEvent(event: JobEvent): void;
}

export class Job {
  readonly id: string;
  readonly #deps: JobDependencies;
  #running: Promise<CycleSummary | null> | null = null;
  #progress: CycleCheckpoint | null = null;
  #interrupted = false;

  constructor(id: string, deps: JobDependencies) {
    this.id = id;
    this.#deps = deps;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** The cycle under way; null between cycles. */
  get progress(): CycleCheckpoint | null {
    return this.#progress;
  }

  get state(): JobState {
    return this.#deps.states.read(this.id);
  }

  /** Whether its cycles run on schedule. */
  get isStarted(): boolean {
    return this.#deps.record().scheduleState === 'Active';
  }

  get phase(): JobPhase {
    const state = this.state;
    return phaseOf({
      schedule: this.#deps.record().scheduleState,
      hasCompletedACycle: state.hasCompletedACycle,
      hasBegunACycle: state.cycleNumber > 0,
      isQuarantined: state.quarantine !== null,
      isQuarantineEnded: state.quarantine !== null && state.quarantine.nextAttemptMs === null,
    });
  }

  /** The job as Graph shows it; `counts` are the objects in the connector data store. */
  view(counts: { User: number; Group: number }): SynchronizationJob {
    return viewOf({
      record: this.#deps.record(),
      state: this.state,
      phase: this.phase,
      progress: this.#progress,
      counts,
      nowMs: this.#deps.clock.nowMs(),
    });
  }

  /** Finished cycles, newest first. */
  cycles(limit: number): CycleSummary[] {
    return this.#deps.states.cycles(this.id, limit);
  }

  /** Finished cycles that began at a time or later, oldest first. */
  cyclesSince(fromMs: number): RecordedCycle[] {
    return this.#deps.states.cyclesSince(this.id, fromMs);
  }

  /** The last finished cycle that began before a time. */
  lastCycleBefore(ms: number): RecordedCycle | null {
    return this.#deps.states.lastCycleBefore(this.id, ms);
  }

  /** Virtual time of the next cycle; null while the job doesn't run. A time that has passed means: now. */
  nextRunMs(): number | null {
    if (!this.isStarted) return null;
    const state = this.state;
    if (state.checkpoint || state.dueNow) return this.#deps.clock.nowMs();
    if (state.quarantine) return state.quarantine.nextAttemptMs;
    return state.lastStartMs === null
      ? this.#deps.clock.nowMs()
      : state.lastStartMs + cycleIntervalMsOf(this.#deps.record());
  }

  start(): Promise<void> {
    return this.#act('start', 'Enable/start provisioning configuration');
  }

  /** A running cycle finishes; watermark, links and escrows stay (E-232, C-19). */
  pause(): Promise<void> {
    return this.#act('pause', 'Disable/pause provisioning configuration');
  }

  stop(): Promise<void> {
    return this.#act('stop', 'Disable/pause provisioning configuration');
  }

  /**
   * Resets what the scope names, then runs again (E-201 to E-209); `None` alone resets nothing and does what a start
   * does (E-203). Throws RESET_SCOPE_INVALID.
   */
  async restart(resetScope?: string | null): Promise<void> {
    const flags = parseResetScope(resetScope);
    const resetsNothing = [...flags].every((flag) => flag === 'None');
    if (!resetsNothing) await this.#resetSoon(flags);
    const details = { resetScope: [...flags].join(', ') };
    await this.#act(
      'restart',
      'Enable/restart provisioning configuration',
      details,
      resetsNothing ? 'start' : 'restart',
    );
  }

  /** Mappings or scope were saved: the next cycle is an initial one (E-231). */
  async schemaSaved(changes: readonly ModifiedProperty[] = []): Promise<void> {
    await this.#resetSoon(new Set(['Watermark']));
    if (this.isStarted) this.#write({ dueNow: true });
    this.#audit('Update attribute mappings or scope', {}, changes);
    this.#deps.onEvent({ type: 'changed', jobId: this.id });
  }

  /**
   * Runs one cycle now: an initial one where there is no watermark, the rest of one that was cut off, else an
   * incremental one. Throws CYCLE_RUNNING. Null when it was interrupted.
   */
  runCycle(): Promise<CycleSummary | null> {
    if (this.#running !== null) throw jobError('CYCLE_RUNNING', { jobId: this.id });
    this.#interrupted = false;
    this.#running = this.#runCycle().finally(() => {
      this.#running = null;
      this.#progress = null;
    });
    return this.#running;
  }

  /** Resolves when no cycle runs. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  /** Ends a running cycle at its next safe point; its checkpoint stays. */
  async interrupt(): Promise<void> {
    this.#interrupted = true;
    await this.settled();
  }

  async #runCycle(): Promise<CycleSummary | null> {
    const { clock, states, onEvent } = this.#deps;
    const context = await this.#deps.context();
    const release = clock.hold();
    try {
      // A process that ended between a cycle and the reset asked for during it.
      if (this.state.checkpoint === null) this.#resetPending(context);
      const before = this.state;
      // One that an earlier version left lacks what is counted since.
      const left = before.checkpoint && { ...{ entitled: 0, referenceDeltas: 0 }, ...before.checkpoint };
      const checkpoint = left ?? this.#newCheckpoint(before, context);
      this.#write({ checkpoint, cycleNumber: checkpoint.number, lastStartMs: checkpoint.beganAtMs, dueNow: false });
      states.beginCycle(this.id, checkpoint);
      this.#progress = checkpoint;
      onEvent({ type: 'cycleBegan', jobId: this.id, cycleId: checkpoint.cycleId });
      onEvent({ type: 'progress', jobId: this.id, checkpoint });
      const summary = await runCycle({
        context,
        checkpoint,
        watermark: before.watermark,
        forceDeletes: before.forceDeletes,
        saveCheckpoint: (next) => this.#write({ checkpoint: next }),
        onProgress: (next) => onEvent({ type: 'progress', jobId: this.id, checkpoint: next }),
        isStopped: () => this.#interrupted,
      });
      if (summary) await this.#finish(context, checkpoint, summary);
      return summary;
    } finally {
      release();
    }
  }

  #newCheckpoint(state: JobState, context: JobContext): CycleCheckpoint {
    const number = state.cycleNumber + 1;
    return {
      cycleId: this.#deps.cycleId(number),
      number,
      kind: state.watermark === null ? 'initial' : 'incremental',
      beganAtMs: this.#deps.clock.nowMs(),
      feedPosition: context.tenant.feed.position(),
      phase: 'users',
      cursor: { num: 0, id: '' },
      counts: emptyCounts(),
      entitled: 0,
      referenceDeltas: 0,
      total: 0,
      processed: 0,
    };
  }

  async #finish(context: JobContext, checkpoint: CycleCheckpoint, summary: CycleSummary): Promise<void> {
    const { states, onEvent } = this.#deps;
    const open = context.escrows.counts();
    const linked = context.connectorData.counts();
    const before = this.state;
    const { state, event } = afterCycle(before, summary, {
      feedPosition: checkpoint.feedPosition,
      failures: {
        objectFailures: open.object,
        referenceFailures: open.reference,
        successes: linked.User + linked.Group - context.escrows.countOfLinked(),
      },
      thresholds: context.settings.thresholds,
      ladder: quarantineLadders[context.settings.quarantineLadder],
    });
    context.database.transaction(() => {
      states.write(this.id, state);
      states.endCycle({ ...summary, quarantine: state.quarantine?.reason ?? null });
    })();
    if (event === 'disabled')
      await this.#deps.updateRecord((record) => {
        record.scheduleState = 'Disabled';
      });
    const activity = event && quarantineActivities[event];
    if (activity) {
      this.#audit(activity, {
        event,
        reason: (state.quarantine ?? before.quarantine)?.reason ?? '',
        cycleId: summary.cycleId,
        ...otherThresholds(context.settings),
      });
    }
    if (event) onEvent({ type: 'quarantine', jobId: this.id, event, state, previous: before.quarantine });
    this.#resetPending(context);
    onEvent({ type: 'cycleEnded', jobId: this.id, summary });
    onEvent({ type: 'changed', jobId: this.id });
  }

  /** `effect` is the action whose transition holds; told and written down as `action`. */
  async #act(
    action: JobAction,
    activity: AuditActivity,
    details: Record<string, string> = {},
    effect: JobAction = action,
  ) {
    const transition: Transition = transitions[effect][this.phase];
    await this.#deps.updateRecord((record) => {
      record.scheduleState = transition.schedule;
    });
    if (transition.liftsQuarantine) this.#liftQuarantine(action);
    if (transition.runsNow) this.#write({ dueNow: true });
    this.#audit(activity, details);
    this.#deps.onEvent({ type: 'acted', jobId: this.id, action, resetScope: details.resetScope ?? null });
    this.#deps.onEvent({ type: 'changed', jobId: this.id });
  }

  /** At once, or after the running cycle, whatever becomes of this process until then. */
  async #resetSoon(flags: ReadonlySet<ResetFlag>): Promise<void> {
    if (this.isRunning) this.#write({ pendingReset: [...new Set([...this.state.pendingReset, ...flags])] });
    else {
      const needsStores = flags.has('Escrows') || flags.has('ConnectorDataStore');
      this.#reset(flags, needsStores ? await this.#deps.context() : null);
    }
  }

  #resetPending(context: JobContext): void {
    const { pendingReset } = this.state;
    if (pendingReset.length === 0) return;
    this.#reset(new Set(pendingReset), context);
    this.#write({ pendingReset: [], dueNow: this.#deps.record().scheduleState === 'Active' });
  }

  #reset(flags: ReadonlySet<ResetFlag>, context: JobContext | null): void {
    if (flags.has('Escrows')) context?.escrows.clear();
    if (flags.has('ConnectorDataStore')) context?.connectorData.clear();
    if (flags.has('Watermark')) this.#write({ watermark: null, checkpoint: null });
    if (flags.has('QuarantineState')) this.#liftQuarantine('restart');
    if (flags.has('ForceDeletes')) this.#write({ forceDeletes: true });
    if (flags.has('Escrows')) this.#write({ escrowsPruned: false });
  }

  /** By hand, before its cause is known to be gone (E-206, E-544). */
  #liftQuarantine(by: JobAction): void {
    const { quarantine } = this.state;
    this.#write({ quarantine: null, countSuccessiveCompleteFailures: 0 });
    if (quarantine === null) return;
    this.#audit('Quarantine lifted', { event: 'lifted', by, reason: quarantine.reason });
    const { state } = this;
    this.#deps.onEvent({ type: 'quarantine', jobId: this.id, event: 'lifted', state, previous: quarantine });
  }

  #write(change: Partial<JobState>): void {
    this.#deps.states.write(this.id, { ...this.state, ...change });
  }

  #audit(activity: AuditActivity, details: Record<string, string> = {}, changes: readonly ModifiedProperty[] = []) {
    const application = this.#deps.application();
    this.#deps.audit.append({
      activity,
      servicePrincipal: { id: application.servicePrincipalId, displayName: application.displayName },
      initiatedBy: activity.startsWith('Quarantine') && details.by === undefined ? 'service' : 'operator',
      changes,
      details: { jobId: this.id, ...details },
    });
  }
}
