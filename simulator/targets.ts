/**
 * The targets of all applications as the simulator reaches them: one connection for each, the faults on the way to it
 * and the oddities seen there. A connection is made anew when secrets or quirks change; a cycle goes on with the one
 * that it began with, so a replaced connection is closed only when the caller says that nothing runs.
 */
import { type Applications, createTargetConnection } from './applications/index.ts';
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Exchange } from './model/exchange.ts';
import type { Finding } from './model/values.ts';
import { createFaults, type Faults, type Issuer, type ScimConnection, type TargetHandler } from './scim/index.ts';
import { type SeenFinding, SeenFindings } from './seen-findings.ts';

export interface TargetsOptions {
  applications: Applications;
  clock: Clock;
  issuer: Issuer;
  chanceFor(name: string): Chance;
  onExchange(exchange: Exchange): void;
}

export class Targets {
  /** Targets in this process, by service principal. */
  readonly handlers = new Map<string, TargetHandler>();
  readonly #options: TargetsOptions;
  readonly #connections = new Map<string, { key: string; connection: ScimConnection }>();
  readonly #faults = new Map<string, Faults>();
  readonly #findings = new Map<string, SeenFindings>();
  readonly #replaced: ScimConnection[] = [];

  constructor(options: TargetsOptions) {
    this.#options = options;
  }

  /** The connection to an application's target. Throws APPLICATION_NOT_FOUND. */
  connection(servicePrincipalId: string): ScimConnection {
    const { applications, clock, issuer, onExchange } = this.#options;
    const application = applications.get(servicePrincipalId);
    const key = JSON.stringify([application.secrets, application.quirks]);
    const held = this.#connections.get(servicePrincipalId);
    if (held?.key === key) return held.connection;
    if (held) this.#replaced.push(held.connection);
    const connection = createTargetConnection({
      application,
      clock,
      handler: this.handlers.get(servicePrincipalId) ?? null,
      issuer,
      faults: this.faults(servicePrincipalId),
      onFinding: (finding) => this.addFinding(servicePrincipalId, finding),
      onExchange,
    });
    this.#connections.set(servicePrincipalId, { key, connection });
    return connection;
  }

  faults(servicePrincipalId: string): Faults {
    const held =
      this.#faults.get(servicePrincipalId) ?? createFaults(this.#options.chanceFor(`faults:${servicePrincipalId}`));
    this.#faults.set(servicePrincipalId, held);
    return held;
  }

  addFinding(servicePrincipalId: string, finding: Finding): void {
    const findings = this.#findings.get(servicePrincipalId) ?? new SeenFindings();
    findings.add(finding, this.#options.clock.nowMs());
    this.#findings.set(servicePrincipalId, findings);
  }

  /** Oddities of the target, each kind once, in the order they were first seen. */
  findings(servicePrincipalId: string): Finding[] {
    return this.#findings.get(servicePrincipalId)?.list() ?? [];
  }

  /** The same, with how often and when each was seen. */
  seenFindings(servicePrincipalId: string): SeenFinding[] {
    return this.#findings.get(servicePrincipalId)?.seen() ?? [];
  }

  clearFindings(servicePrincipalId: string): void {
    this.#findings.delete(servicePrincipalId);
  }

  /** For a moment when no cycle runs. */
  closeReplaced(): void {
    for (const connection of this.#replaced.splice(0)) void connection.close();
  }

  async close(): Promise<void> {
    const current = [...this.#connections.values()].map(({ connection }) => connection);
    await Promise.all([...current, ...this.#replaced.splice(0)].map((connection) => connection.close()));
  }
}
