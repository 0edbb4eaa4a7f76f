/** A cycle on the terminal: a bar where there is one, plain lines otherwise. */
import cliProgress from 'cli-progress';
import type { CycleCheckpoint, CycleSummary } from '../provisioning/index.ts';

export interface CycleProgress {
  update(checkpoint: CycleCheckpoint): void;
  stop(summary: CycleSummary): void;
}

export function createProgress(out: NodeJS.WriteStream): CycleProgress {
  return out.isTTY ? bar(out) : lines(out);
}

function bar(out: NodeJS.WriteStream): CycleProgress {
  const progress = new cliProgress.SingleBar(
    { format: '{kind} cycle [{bar}] {percentage}% | {value}/{total} | {phase}', hideCursor: true, stream: out },
    cliProgress.Presets.shades_classic,
  );
  let isStarted = false;
  return {
    update: (checkpoint) => {
      const { kind, phase, processed, total } = checkpoint;
      if (!isStarted) progress.start(total, 0, { kind, phase });
      isStarted = true;
      progress.setTotal(total);
      progress.update(processed, { kind, phase });
    },
    stop: (summary) => {
      if (isStarted) progress.stop();
      out.write(`${summaryLine(summary)}\n`);
    },
  };
}

/** A line for each phase, so that a log in CI stays short. */
function lines(out: NodeJS.WriteStream): CycleProgress {
  let phase = '';
  return {
    update: (checkpoint) => {
      if (checkpoint.phase === phase) return;
      phase = checkpoint.phase;
      out.write(`${checkpoint.kind} cycle: ${phase} (${checkpoint.processed} of ${checkpoint.total} objects)\n`);
    },
    stop: (summary) => void out.write(`${summaryLine(summary)}\n`),
  };
}

function summaryLine({ kind, state, counts, beganAtMs, endedAtMs }: CycleSummary): string {
  const parts = (['created', 'updated', 'disabled', 'deleted', 'skipped', 'failed'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${name}`);
  const outcome = parts.length > 0 ? parts.join(', ') : 'nothing to do';
  return `${kind} cycle ${state}: ${outcome}; ${counts.requests} requests in ${((endedAtMs - beganAtMs) / 1000).toFixed(1)} s`;
}
