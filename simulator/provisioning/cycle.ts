/**
 * A cycle, initial or incremental: connection check, users, groups, references, memberships, deprovisioning
 * (E-216, E-225). Every batch of objects moves the checkpoint; a cycle that was cut off is run again from there,
 * and matching makes that safe.
 */
import type { ObjectKind } from '../model/exchange.ts';
import type { SynchronizationError } from '../model/job.ts';
import { checkConnection } from './connection-check.ts';
import type { Link } from './connector-data-store.ts';
import { type CycleRecorder, createCycleRecorder } from './cycle-recorder.ts';
import { type CycleCheckpoint, type CyclePhase, type CycleSummary, cyclePhases } from './cycle-state.ts';
import { judgeEntitlement } from './entitlement.ts';
import type { Escrow } from './escrow-store.ts';
import { evaluateMembers, type MemberScope } from './evaluate-members.ts';
import { evaluateObject } from './evaluate-object.ts';
import { evaluateReferences } from './evaluate-references.ts';
import { Evaluation } from './evaluation.ts';
import type { JobContext } from './job-context.ts';
import { runInOrder } from './ordered-run.ts';
import { probesOf } from './probes.ts';
import { escrowLadders } from './retry-ladders.ts';
import { importSubject } from './subject.ts';
import { type IncrementalWork, incrementalWork, initialWorkList, type WorkItem, type WorkList } from './work-list.ts';

const PAGE_SIZE = 256;
const BATCH_SIZE = 128;

export interface CycleRun {
  context: JobContext;
  /** Where to begin: fresh, or as a cut-off cycle left it. */
  checkpoint: CycleCheckpoint;
  /** The watermark before this cycle; null for an initial one. */
  watermark: number | null;
  /** Deletions held back by the guard are carried out (E-607). */
  forceDeletes: boolean;
  saveCheckpoint(checkpoint: CycleCheckpoint): void;
  onProgress(checkpoint: CycleCheckpoint): void;
  /** True ends the cycle at the next safe point; the checkpoint stays. */
  isStopped(): boolean;
}

/** Null when the cycle was stopped: its checkpoint says where to go on. */
export async function runCycle(run: CycleRun): Promise<CycleSummary | null> {
  const { context, checkpoint } = run;
  const chance = context.chanceFor(`cycle:${context.jobId}:${checkpoint.number}:${checkpoint.counts.imported}`);
  const error = await checkFirst(run);
  if (error) return summary(run, 'Failed', error, 0);

  context.escrows.expire(escrowLadders[context.settings.escrowLadder], checkpoint.beganAtMs);
  const recorder = createCycleRecorder(context, checkpoint, chance, run.saveCheckpoint);
  const cycle = new Cycle(run, recorder);
  for (const phase of cyclePhases.slice(cyclePhases.indexOf(checkpoint.phase))) {
    if (phase !== checkpoint.phase) cycle.enter(phase);
    await cycle.runPhase(phase);
    if (cycle.globalError) return summary(run, 'Failed', cycle.globalError, 0);
    if (run.isStopped()) return null;
  }
  const state = checkpoint.counts.failed > 0 ? 'EntryLevelErrors' : 'Succeeded';
  return summary(run, state, null, cycle.heldBack);
}

/** The connection check; the failure that quarantines the job, or null (E-501). */
async function checkFirst(run: CycleRun): Promise<SynchronizationError | null> {
  const { context, checkpoint } = run;
  const stream = context.chanceFor(`probe:${context.jobId}:${checkpoint.number}`);
  const check = await checkConnection(context.connection, probesOf(context.flows), stream);
  const sighting = { sourceId: null, exchange: check.exchanges.at(-1) ?? null };
  for (const finding of check.findings) context.onFinding(finding, sighting);
  checkpoint.counts.requests += check.exchanges.length;
  for (const exchange of check.exchanges) {
    context.log.appendExchange(exchange, null, context.jobId, checkpoint.cycleId);
  }
  if (!check.failure) return null;
  return { code: check.failure.errorCode, message: check.failure.reason, tenantActionable: true };
}

function summary(
  run: CycleRun,
  state: CycleSummary['state'],
  error: SynchronizationError | null,
  heldBack: number,
): CycleSummary {
  const { cycleId, kind, beganAtMs, counts, entitled, referenceDeltas } = run.checkpoint;
  const endedAtMs = run.context.clock.nowMs();
  return { cycleId, kind, state, beganAtMs, endedAtMs, counts, entitled, referenceDeltas, error, heldBack };
}

class Cycle {
  readonly #run: CycleRun;
  readonly #recorder: CycleRecorder;
  readonly #work: WorkList;
  readonly #incremental: IncrementalWork | null;
  readonly #retries: Map<string, Escrow>;
  readonly #referenceRetries: Escrow[];
  #unreachable = 0;
  globalError: SynchronizationError | null = null;
  heldBack = 0;

  constructor(run: CycleRun, recorder: CycleRecorder) {
    this.#run = run;
    this.#recorder = recorder;
    const { context, checkpoint, watermark } = run;
    const servicePrincipalId = context.application.servicePrincipalId;
    const due = context.escrows.due(checkpoint.beganAtMs);
    this.#retries = new Map(due.filter(({ pass }) => pass === 'object').map((escrow) => [escrow.sourceId, escrow]));
    this.#referenceRetries = due.filter(({ pass }) => pass === 'reference');
    this.#incremental =
      checkpoint.kind === 'initial' || watermark === null
        ? null
        : incrementalWork({
            tenant: context.tenant,
            database: context.database,
            servicePrincipalId,
            changes: context.tenant.feed.read(watermark, checkpoint.feedPosition),
            isLinked: (id) => context.connectorData.get(id) !== null,
            retries: [...this.#retries.values()],
          });
    const everything = context.settings.importEverything || context.syncAll;
    this.#work =
      this.#incremental ?? initialWorkList(context.database, { jobId: context.jobId, servicePrincipalId, everything });
    checkpoint.total = (['User', 'Group'] as const)
      .filter((kind) => context.flows[kind])
      .reduce((total, kind) => total + this.#work.total(kind), 0);
  }

  enter(phase: CyclePhase): void {
    const { checkpoint, saveCheckpoint, onProgress } = this.#run;
    checkpoint.phase = phase;
    checkpoint.cursor = { num: 0, id: '' };
    saveCheckpoint(checkpoint);
    onProgress(checkpoint);
  }

  runPhase(phase: CyclePhase): Promise<void> {
    switch (phase) {
      case 'users':
        return this.#evaluateAll('User');
      case 'groups':
        return this.#evaluateAll('Group');
      case 'references':
        return this.#evaluateReferences();
      case 'memberships':
        return this.#evaluateMemberships();
      case 'deprovisioning':
        return this.#deprovision();
    }
  }

  async #evaluateAll(kind: ObjectKind): Promise<void> {
    const { context, checkpoint } = this.#run;
    const flow = context.flows[kind];
    if (!flow) return;
    let after = { ...checkpoint.cursor };
    await this.#inOrder<WorkItem>(
      () => {
        const page = this.#work.page(kind, after, PAGE_SIZE);
        const last = page.at(-1);
        if (last) after = { num: last.num, id: last.id };
        return page;
      },
      (item) =>
        evaluateObject(context, flow, item.id, {
          change: item.change,
          deprovision: 'defer',
          matchLinkedByQuery: false,
          escrow: this.#retries.get(item.id) ?? null,
        }),
      (item) => ({ num: item.num, id: item.id }),
      true,
    );
  }

  /** Managers: of everybody in an initial cycle, else of new accounts and of those whose manager changed. */
  async #evaluateReferences(): Promise<void> {
    const { context } = this.#run;
    const flow = context.flows.User;
    if (!flow?.compiled.hasReferences) return;
    const named = new Set([
      ...(this.#incremental?.managerChanged ?? []),
      ...this.#referenceRetries.filter(({ kind }) => kind === 'User').map(({ sourceId }) => sourceId),
    ]);
    await this.#overLinks('User', named, (link) => evaluateReferences(context, flow, link));
  }

  /** Members: of every group in an initial cycle, else of new groups and the memberships that changed. */
  async #evaluateMemberships(): Promise<void> {
    const { context } = this.#run;
    const flow = context.flows.Group;
    if (!flow?.compiled.hasReferences) return;
    const changes = this.#incremental?.memberships;
    const retried = new Set(
      this.#referenceRetries.filter(({ kind }) => kind === 'Group').map(({ sourceId }) => sourceId),
    );
    await this.#overLinks('Group', new Set([...(changes?.keys() ?? []), ...retried]), (link) => {
      const isNew = link.references === null;
      const scope: MemberScope =
        !changes || isNew || retried.has(link.sourceId) ? 'all' : (changes.get(link.sourceId) ?? new Map());
      return evaluateMembers(context, flow, link, scope);
    });
  }

  async #overLinks(
    kind: ObjectKind,
    named: ReadonlySet<string>,
    evaluate: (link: Link) => Promise<Evaluation | null>,
  ): Promise<void> {
    const { context, checkpoint } = this.#run;
    const onlyPending = this.#incremental !== null;
    let after = checkpoint.cursor.id;
    let rest = onlyPending ? [...named].filter((id) => id > after).sort() : [];
    const nextPage = (): Link[] => {
      const page = context.connectorData.page(kind, after, PAGE_SIZE, onlyPending);
      const lastId = page.length < PAGE_SIZE ? null : (page.at(-1) as Link).sourceId;
      // Named links that fall into this page's range, which those never evaluated may not contain.
      const wanted = rest.filter((id) => lastId === null || id <= lastId);
      rest = rest.filter((id) => !wanted.includes(id));
      const found = new Map(page.map((link) => [link.sourceId, link]));
      for (const id of wanted) {
        const link = found.has(id) ? null : context.connectorData.get(id);
        if (link && link.kind === kind && link.state === 'managed') found.set(id, link);
      }
      const links = [...found.values()].sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
      const last = links.at(-1);
      if (last && last.sourceId > after) after = last.sourceId;
      return links;
    };
    await this.#inOrder<Link>(
      nextPage,
      async (link) => (await evaluate(link)) ?? nothing(context, link),
      (link) => ({ num: 0, id: link.sourceId }),
      false,
    );
  }

  /** Users first, then groups (E-443); all or none when the guard is set (E-605, C-12). */
  async #deprovision(): Promise<void> {
    const { context, forceDeletes } = this.#run;
    const threshold = context.settings.deletionThreshold;
    const waiting = this.#leaving();
    const holdsBack = threshold !== null && !forceDeletes && waiting.length > threshold;
    this.heldBack = holdsBack ? waiting.length : 0;
    const done = context.database.prepare('DELETE FROM deferred WHERE job_id = ? AND source_id = ?');
    // What is held back stays noted: the next try decides about it anew (E-609).
    const settle = (id: string) => (holdsBack ? undefined : done.run(context.jobId, id));
    // Memberships go before the groups they are in, and accounts before the groups that entitled them.
    for (const kind of ['User', 'Group'] as const) {
      const flow = context.flows[kind];
      let items = flow ? waiting.filter((row) => row.kind === kind) : [];
      await this.#inOrder<{ source_id: string }>(
        () => {
          const page = items;
          items = [];
          return page;
        },
        (item) =>
          evaluateObject(context, flow as NonNullable<typeof flow>, item.source_id, {
            change: 'Update',
            deprovision: holdsBack ? 'stage' : 'export',
            matchLinkedByQuery: false,
            escrow: this.#retries.get(item.source_id) ?? null,
          }),
        (item) => {
          settle(item.source_id);
          return { num: 0, id: item.source_id };
        },
        false,
      );
    }
  }

  /** Those noted in this cycle or held back by an earlier one, without who is back in scope. */
  #leaving(): { source_id: string; kind: ObjectKind }[] {
    const { context } = this.#run;
    const noted = context.database
      .prepare<[string], { source_id: string; kind: ObjectKind }>(
        `SELECT source_id, kind FROM deferred WHERE job_id = ? ORDER BY kind = 'Group', num, source_id`,
      )
      .all(context.jobId);
    const forget = context.database.prepare('DELETE FROM deferred WHERE job_id = ? AND source_id = ?');
    return noted.filter(({ source_id, kind }) => {
      const flow = context.flows[kind];
      const subject = importSubject(context, kind, source_id);
      const stays = flow !== null && subject !== null && judgeEntitlement(context, flow, subject).inScope;
      if (stays) forget.run(context.jobId, source_id);
      return !stays;
    });
  }

  #inOrder<T>(
    nextPage: () => readonly T[],
    work: (item: T) => Promise<Evaluation>,
    cursorOf: (item: T) => { num: number; id: string },
    isMainPass: boolean,
  ): Promise<void> {
    const { context, checkpoint, isStopped, onProgress } = this.#run;
    return runInOrder<T, Evaluation>({
      nextPage,
      work: async (item) => {
        const evaluation = await work(item);
        this.#watchConnection(evaluation);
        return evaluation;
      },
      flush: (batch) => {
        this.#recorder.record(
          batch.map(({ result }) => result),
          (state) => {
            for (const { item } of batch) state.cursor = cursorOf(item);
            if (isMainPass) state.processed += batch.length;
          },
          isMainPass,
        );
        onProgress(checkpoint);
      },
      width: context.wire.concurrency,
      batchSize: BATCH_SIZE,
      isStopped: () => isStopped() || this.globalError !== null,
    });
  }

  /** A target that can't be reached several times in a row ends the cycle (E-502). */
  #watchConnection(evaluation: Evaluation): void {
    const last = evaluation.exchanges.at(-1);
    if (!last) return;
    if (last.failure === null) {
      this.#unreachable = 0;
      return;
    }
    this.#unreachable++;
    if (this.#unreachable < this.#run.context.settings.unreachableInARow) return;
    this.globalError ??= {
      code: evaluation.error?.errorCode ?? 'WebExceptionProtocolError',
      message: `${this.#unreachable} requests in a row got no answer, so the cycle was ended. Last: ${last.failure.message}`,
      tenantActionable: true,
    };
  }
}

/** A link with nothing to send leaves no trace but the cursor. */
function nothing(context: JobContext, link: Link): Evaluation {
  const evaluation = new Evaluation(link.kind, link.sourceId, link.name, 'reference', context.clock.nowMs());
  evaluation.isSilent = true;
  return evaluation;
}
