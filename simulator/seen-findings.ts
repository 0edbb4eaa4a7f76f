/** The findings of one application: each kind once, in the order they were first seen, with how often and when. */
import type { Finding } from './model/values.ts';

export interface SeenFinding extends Finding {
  count: number;
  /** Virtual time, ISO 8601. */
  firstSeen: string;
  lastSeen: string;
}

/** A target that is odd in a thousand ways has shown enough. */
const MOST = 1000;

export class SeenFindings {
  readonly #held = new Map<string, { finding: Finding; count: number; firstMs: number; lastMs: number }>();

  add(finding: Finding, atMs: number): void {
    const key = keyOf(finding);
    const held = this.#held.get(key);
    if (held) {
      held.count++;
      held.lastMs = atMs;
    } else if (this.#held.size < MOST) {
      this.#held.set(key, { finding, count: 1, firstMs: atMs, lastMs: atMs });
    }
  }

  /** Takes on those of a snapshot. */
  static of(seen: readonly SeenFinding[]): SeenFindings {
    const findings = new SeenFindings();
    for (const { count, firstSeen, lastSeen, ...finding } of seen) {
      const held = { finding, count, firstMs: Date.parse(firstSeen), lastMs: Date.parse(lastSeen) };
      findings.#held.set(keyOf(finding), held);
    }
    return findings;
  }

  list(): Finding[] {
    return [...this.#held.values()].map(({ finding }) => finding);
  }

  seen(): SeenFinding[] {
    return [...this.#held.values()].map(({ finding, count, firstMs, lastMs }) => ({
      ...finding,
      count,
      firstSeen: new Date(firstMs).toISOString(),
      lastSeen: new Date(lastMs).toISOString(),
    }));
  }
}

function keyOf({ rule, subject, message }: Finding): string {
  return `${rule} ${subject ?? ''} ${message}`;
}
