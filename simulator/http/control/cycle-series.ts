/**
 * What the charts of the overview show: a job's cycles over virtual time in a bounded number of buckets, with the
 * latency of the target and the spans of quarantine. Pure.
 */
import type { RecordedCycle } from '../../jobs/index.ts';
import { type CycleCounts, emptyCounts } from '../../provisioning/index.ts';

export type Durations = readonly { ms: number; requests: number }[];

export interface SeriesPoint {
  from: string;
  to: string;
  cycles: number;
  counts: CycleCounts;
  /** Milliseconds; null when nothing was sent. */
  latency: { p50: number; p95: number; p99: number } | null;
  quarantined: boolean;
}

interface SeriesRange {
  fromMs: number;
  toMs: number;
  points: number;
  /** The cycle before the range left the job in quarantine. */
  wasQuarantined: boolean;
}

export function seriesOf(
  cycles: readonly RecordedCycle[],
  durationsOf: (cycleId: string) => Durations,
  range: SeriesRange,
): SeriesPoint[] {
  const widthMs = Math.max(1, Math.ceil((range.toMs - range.fromMs) / range.points));
  const buckets = Array.from({ length: range.points }, (): RecordedCycle[] => []);
  const quarantined = new Set<number>();
  const bucketOf = (ms: number) => Math.min(range.points - 1, Math.max(0, Math.floor((ms - range.fromMs) / widthMs)));
  // Until the next cycle the job stays where the last one put it.
  const quarantine = (sinceMs: number, next: RecordedCycle | undefined) => {
    const last = bucketOf(next?.beganAtMs ?? range.toMs);
    for (let bucket = bucketOf(sinceMs); bucket <= last; bucket++) quarantined.add(bucket);
  };
  if (range.wasQuarantined) quarantine(range.fromMs, cycles[0]);
  for (const [index, cycle] of cycles.entries()) {
    buckets[bucketOf(cycle.beganAtMs)]?.push(cycle);
    if (cycle.quarantine !== null) quarantine(cycle.endedAtMs, cycles[index + 1]);
  }
  return buckets.map((bucket, index) => ({
    from: new Date(range.fromMs + index * widthMs).toISOString(),
    to: new Date(range.fromMs + (index + 1) * widthMs).toISOString(),
    cycles: bucket.length,
    counts: sum(bucket.map(({ counts }) => counts)),
    latency: latencyOf(bucket.flatMap(({ cycleId }) => durationsOf(cycleId))),
    quarantined: quarantined.has(index),
  }));
}

function sum(all: readonly CycleCounts[]): CycleCounts {
  const total = emptyCounts();
  for (const counts of all) for (const name of Object.keys(total) as (keyof CycleCounts)[]) total[name] += counts[name];
  return total;
}

function latencyOf(durations: Durations): SeriesPoint['latency'] {
  const sorted = durations.toSorted((one, other) => one.ms - other.ms);
  const requests = sorted.reduce((total, { requests }) => total + requests, 0);
  if (requests === 0) return null;
  /** Nearest rank: the smallest duration that a share of the requests didn't exceed. */
  const percentile = (share: number) => {
    let left = Math.ceil(requests * share);
    for (const duration of sorted) {
      left -= duration.requests;
      if (left <= 0) return duration.ms;
    }
    return 0;
  };
  return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) };
}
