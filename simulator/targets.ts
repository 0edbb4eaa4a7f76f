/**
 * The targets of all applications as the simulator reaches them: one connection for each, the faults on the way to it
 * and the oddities seen there. A connection is made anew when secrets or quirks change; a cycle goes on with the one
 * that it began with, so a replaced connection is closed only when the caller says that nothing runs.
 */
import { type Applications, createTargetConnection } from './applications/index.ts';
import type { ChanceStream } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Exchange } from './model/exchange.ts';
import type { Finding } from './model/values.ts';
import type { FindingSighting } from './provisioning/index.ts';
import {
  createFaults,
  type Faults,
  type Issuer,
  type SavedFaults,
  type ScimConnection,
  type TargetHandler,
} from './scim/index.ts';
import { type SavedFinding, type SeenFinding, SeenFindings } from './seen-findings.ts';

export interface TargetsOptions {
  applications: Applications;
  clock: Clock;
  issuer(): Issuer;
  chanceFor(name: string): ChanceStream;
  onExchange(exchange: Exchange): void;
  /** The faults of an application changed, or one of them struck. */
  onFaults(servicePrincipalId: string): void;
  /** An oddity was seen, or all were forgotten. */
  onFindings(servicePrincipalId: string): void;
}

/** What is known of targets beside their connections, by service principal, for a snapshot. */
export interface SavedTargets {
  faults: Record<string, SavedFaults>;
  findings: Record<string, SavedFinding[]>;
}

export class Targets {
  /** Targets in this process, by service principal. */
  readonly handlers = new Map<string, TargetHandler>();
  /** The server's own certificate by the origins it is served at, so that its sample apps can be targets over HTTPS. */
  readonly certificates = new Map<string, string>();
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
    const key = JSON.stringify([application.secrets, application.dialect, application.quirks]);
    const held = this.#connections.get(servicePrincipalId);
    if (held?.key === key) return held.connection;
    if (held) this.#replaced.push(held.connection);
    const connection = createTargetConnection({
      application,
      clock,
      handler: this.handlers.get(servicePrincipalId) ?? null,
      issuer: issuer(),
      certificates: this.certificates,
      faults: this.faults(servicePrincipalId),
      onFinding: (finding) => this.addFinding(servicePrincipalId, finding),
      onExchange,
    });
    this.#connections.set(servicePrincipalId, { key, connection });
    return connection;
  }

  faults(servicePrincipalId: string): Faults {
    const held = this.#faults.get(servicePrincipalId);
    if (held) return held;
    const { chanceFor, onFaults } = this.#options;
    const made = createFaults(chanceFor(`faults:${servicePrincipalId}`), () => onFaults(servicePrincipalId));
    this.#faults.set(servicePrincipalId, made);
    return made;
  }

  addFinding(servicePrincipalId: string, finding: Finding, sighting: FindingSighting | null = null): void {
    const findings = this.#findings.get(servicePrincipalId) ?? new SeenFindings();
    findings.add(finding, this.#options.clock.nowMs(), sighting);
    this.#findings.set(servicePrincipalId, findings);
    this.#options.onFindings(servicePrincipalId);
  }

  /** Oddities of the target, each kind once, in the order they were first seen. */
  findings(servicePrincipalId: string): Finding[] {
    return this.#findings.get(servicePrincipalId)?.list() ?? [];
  }

  /** The same, with how often and when each was seen. */
  seenFindings(servicePrincipalId: string): SeenFinding[] {
    return this.#findings.get(servicePrincipalId)?.seen() ?? [];
  }

  /** The exchange in which a finding was seen last. */
  exchangeOfFinding(servicePrincipalId: string, findingId: string): Exchange | null {
    return this.#findings.get(servicePrincipalId)?.lastExchange(findingId) ?? null;
  }

  clearFindings(servicePrincipalId: string): void {
    this.#findings.delete(servicePrincipalId);
    this.#options.onFindings(servicePrincipalId);
  }

  save(): SavedTargets {
    return {
      faults: Object.fromEntries([...this.#faults].map(([id, faults]) => [id, faults.save()])),
      findings: Object.fromEntries([...this.#findings].map(([id, findings]) => [id, findings.save()])),
    };
  }

  /** Takes on those of a snapshot; every connection is made anew. */
  restore({ faults, findings }: SavedTargets): void {
    for (const { connection } of this.#connections.values()) this.#replaced.push(connection);
    this.#connections.clear();
    this.#faults.clear();
    this.#findings.clear();
    for (const [id, saved] of Object.entries(faults)) this.faults(id).restore(saved);
    for (const [id, seen] of Object.entries(findings)) this.#findings.set(id, SeenFindings.of(seen));
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
