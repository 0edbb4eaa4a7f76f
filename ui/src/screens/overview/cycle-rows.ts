/** The list of recent cycles, in which those with nothing to do don't hide the others. Pure. */
import type { CycleSummary } from '../../api/types.ts';

/** A cycle that did something, or several in a row that found nothing to do. */
export type CycleRow = { kind: 'cycle'; cycle: CycleSummary } | { kind: 'quiet'; newest: CycleSummary; count: number };

export function cycleRows(cycles: readonly CycleSummary[]): CycleRow[] {
  const rows: CycleRow[] = [];
  for (const cycle of cycles) {
    const last = rows.at(-1);
    if (!isQuiet(cycle)) rows.push({ kind: 'cycle', cycle });
    else if (last?.kind === 'quiet') last.count++;
    else rows.push({ kind: 'quiet', newest: cycle, count: 1 });
  }
  return rows;
}

function isQuiet({ kind, state, counts }: CycleSummary): boolean {
  const { created, updated, disabled, deleted, staged, skipped, failed } = counts;
  const changes = created + updated + disabled + deleted + staged + skipped + failed;
  return kind === 'incremental' && state === 'Succeeded' && changes === 0;
}
