/** The figures over the stations of the flow view, from the counts of a cycle. Pure. */
import type { Counts } from '../../api/types.ts';

export interface FlowCounts {
  imported: number;
  inScope: number;
  /** Read and left aside by assignment or filter; an object in scope may be skipped too, for want of changes. */
  outOfScope: number;
  /** In scope and there already: what was neither created nor refused. */
  matched: number;
  exported: number;
}

export function flowCounts({ imported, inScope, created, updated, disabled, deleted, failed }: Counts): FlowCounts {
  return {
    imported,
    inScope,
    outOfScope: Math.max(0, imported - inScope),
    matched: Math.max(0, inScope - created - failed),
    exported: created + updated + disabled + deleted,
  };
}

const MOST_DOTS = 18;

/** How many nameless dots stand for a rate: each doubling of it adds two, so that 10,000 objects stay readable. */
export function dotsFor(objectsPerSecond: number): number {
  if (objectsPerSecond <= 0) return 0;
  return Math.min(MOST_DOTS, 2 + Math.round(2 * Math.log2(1 + objectsPerSecond)));
}
