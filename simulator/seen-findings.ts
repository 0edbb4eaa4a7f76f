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
    const key = `${finding.rule} ${finding.subject ?? ''} ${finding.message}`;
    const held = this.#held.get(key);
    if (held) {
      held.count++;
      held.lastMs = atMs;
    } else if (this.#held.size < MOST) {
      this.#held.set(key, { finding, count: 1, firstMs: atMs, lastMs: atMs });
    }
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
