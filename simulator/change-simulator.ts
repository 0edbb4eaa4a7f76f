/**
 * Keeps a demonstration alive: joiners, movers and leavers at a rate, in virtual time, decided by the population
 * room and carried out on the tenant.
 */
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { DueEvent } from './jobs/index.ts';
import type { RecordsDatabase, Workspace } from './storage/index.ts';
import { applyStep, createDirectoryView, proposeChanges, type Tenant, type TenantChange } from './tenant/index.ts';

const HOUR_MS = 3_600_000;

export interface ChangeSimulatorState {
  enabled: boolean;
  changesPerHour: number;
}

export interface SavedChangeSimulator {
  nextMs: number | null;
  turn: number;
}

export interface ChangeSimulatorParts {
  tenant: Tenant;
  database: RecordsDatabase;
  clock: Clock;
  workspace: Workspace;
  chanceFor(name: string): Chance;
}

export class ChangeSimulator {
  readonly #simulator: ChangeSimulatorParts;
  #nextMs: number | null = null;
  #turn = 0;

  constructor(simulator: ChangeSimulatorParts) {
    this.#simulator = simulator;
  }

  get state(): ChangeSimulatorState {
    return { ...this.#simulator.workspace.data.changeSimulator };
  }

  async set(change: Partial<ChangeSimulatorState>): Promise<ChangeSimulatorState> {
    await this.#simulator.workspace.update((data) => {
      data.changeSimulator = { ...data.changeSimulator, ...change };
    });
    this.#nextMs = null;
    return this.state;
  }

  /** What isn't in the workspace, for a snapshot. */
  save(): SavedChangeSimulator {
    return { nextMs: this.#nextMs, turn: this.#turn };
  }

  restore({ nextMs, turn }: SavedChangeSimulator): void {
    this.#nextMs = nextMs;
    this.#turn = turn;
  }

  /** The next change, at even distances in virtual time; null while switched off. */
  nextEvent(): DueEvent | null {
    const { enabled, changesPerHour } = this.state;
    if (!enabled || changesPerHour <= 0) return null;
    this.#nextMs ??= this.#simulator.clock.nowMs() + HOUR_MS / changesPerHour;
    return { atMs: this.#nextMs, kind: 'changes', name: 'Change in the tenant', run: async () => void this.#step() };
  }

  /** Makes a number of changes now. */
  change(count: number): TenantChange[] {
    const { tenant, database, clock, workspace } = this.#simulator;
    const changes = proposeChanges({
      chance: this.#simulator.chanceFor(`changes:${tenant.feed.position()}:${this.#turn++}`),
      nowMs: clock.nowMs(),
      rate: count,
      directory: createDirectoryView(database, tenant),
      defaultDomain: workspace.data.tenant.defaultDomain,
    });
    database.transaction(() => {
      for (const change of changes) for (const step of change.steps) applyStep(tenant, step);
    })();
    return changes;
  }

  /** What has fallen due since the last step, all at once: a fast clock may have passed several. */
  #step(): void {
    const nowMs = this.#simulator.clock.nowMs();
    const everyMs = HOUR_MS / this.state.changesPerHour;
    const due = Math.max(1, Math.min(100, 1 + Math.floor((nowMs - (this.#nextMs ?? nowMs)) / everyMs)));
    this.#nextMs = nowMs + everyMs;
    this.change(due);
  }
}
