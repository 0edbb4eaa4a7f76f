/** What a cycle is at, in words. Pure. */
import { overviewTexts as texts } from '../../texts/overview.ts';
import type { ShownCycle } from './shown-cycle.ts';

export function headlineOf(cycle: ShownCycle | null): string {
  if (!cycle) return texts.notRun;
  switch (cycle.state) {
    case 'Running':
      return texts.running(cycle.kind);
    case 'Succeeded':
      return texts.completed(cycle.kind);
    case 'EntryLevelErrors':
      return texts.completedWithErrors(cycle.kind);
    case 'Failed':
      return texts.failed(cycle.kind);
  }
}
