/**
 * The findings of one application: each kind once, in the order they were first seen, with how often, when and where.
 * Kept by the simulator, read by the control API, the page and `provision`.
 */
import type { Exchange } from './model/exchange.ts';
import type { Finding } from './model/values.ts';
import type { FindingSighting } from './provisioning/index.ts';
import { type FindingVerdict, verdictOf } from './scim/index.ts';

export interface SeenFinding extends Finding, FindingVerdict {
  /** Stays the same until the findings are forgotten. */
  id: string;
  count: number;
  /** Virtual time, ISO 8601. */
  firstSeen: string;
  lastSeen: string;
  /** The source object that it was seen at last; null for the connection check and the token. */
  lastSourceId: string | null;
}

/** A target that is odd in a thousand ways has shown enough. */
const MOST = 1000;

/** One kind of oddity, as it is held and as a snapshot carries it. */
export interface SavedFinding {
  number: number;
  finding: Finding;
  count: number;
  firstMs: number;
  lastMs: number;
  last: FindingSighting;
}

const NOWHERE: FindingSighting = { sourceId: null, exchange: null };

export class SeenFindings {
  readonly #held = new Map<string, SavedFinding>();

  add(finding: Finding, atMs: number, sighting: FindingSighting | null): void {
    const key = keyOf(finding);
    const held = this.#held.get(key);
    if (held) {
      held.count++;
      held.lastMs = atMs;
      if (sighting) held.last = sighting;
    } else if (this.#held.size < MOST) {
      const number = this.#held.size + 1;
      this.#held.set(key, { number, finding, count: 1, firstMs: atMs, lastMs: atMs, last: sighting ?? NOWHERE });
    }
  }

  /** Takes on those of a snapshot. */
  static of(saved: readonly SavedFinding[]): SeenFindings {
    const findings = new SeenFindings();
    for (const one of saved) findings.#held.set(keyOf(one.finding), { ...one });
    return findings;
  }

  save(): SavedFinding[] {
    return [...this.#held.values()].map((held) => ({ ...held }));
  }

  list(): Finding[] {
    return [...this.#held.values()].map(({ finding }) => finding);
  }

  seen(): SeenFinding[] {
    return [...this.#held.values()].map(({ number, finding, count, firstMs, lastMs, last }) => ({
      id: idOf(number, finding),
      ...finding,
      ...verdictOf(finding.rule),
      count,
      firstSeen: new Date(firstMs).toISOString(),
      lastSeen: new Date(lastMs).toISOString(),
      lastSourceId: last.sourceId,
    }));
  }

  /** The exchange that it was seen in last; null when there is none, or no such finding. */
  lastExchange(id: string): Exchange | null {
    const held = [...this.#held.values()].find(({ number, finding }) => idOf(number, finding) === id);
    return held?.last.exchange ?? null;
  }
}

function idOf(number: number, { rule }: Finding): string {
  return `${rule.toLowerCase()}-${number}`;
}

function keyOf({ rule, subject, message }: Finding): string {
  return `${rule} ${subject ?? ''} ${message}`;
}
