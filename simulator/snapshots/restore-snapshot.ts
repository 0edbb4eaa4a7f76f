/** Makes a simulator what a snapshot says. Everything is read and checked first: a file that is refused changes nothing. */
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { SampleApps } from '../sample-apps.ts';
import type { Simulator, SimulatorMemory } from '../simulator.ts';
import { type WorkspaceData, workspaceProblem } from '../storage/index.ts';
import { snapshotError } from './errors.ts';
import { takeRecordsFrom } from './records-copy.ts';
import { completeSecrets, type MissingSecret } from './secrets.ts';
import { type UnpackedSnapshot, unpackSnapshot } from './snapshot-file.ts';
import type { SnapshotHead } from './snapshot-head.ts';

export interface RestoredSnapshot {
  head: SnapshotHead;
  /** Secrets that have to be entered again. */
  missingSecrets: MissingSecret[];
}

const Position = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()]);
const MemoryShape = Type.Object({
  nowMs: Type.Number(),
  streams: Type.Object({ ids: Position, audit: Position, outbox: Position, requestIds: Position }),
  faults: Type.Record(
    Type.String(),
    Type.Object({ held: Type.Array(Type.Object({ id: Type.String() })), made: Type.Number(), chance: Position }),
  ),
  findings: Type.Record(Type.String(), Type.Array(Type.Object({ finding: Type.Object({ rule: Type.String() }) }))),
  changeSimulator: Type.Object({ nextMs: Type.Union([Type.Number(), Type.Null()]), turn: Type.Number() }),
});
const RemovedShape = Type.Record(Type.String(), Type.Array(Type.String()));
const memoryCheck = Compile(MemoryShape);
const removedCheck = Compile(RemovedShape);

/**
 * The clock's speed stays as it is here; cycles that run end at a safe point first. `shownAs` names the file in
 * messages. Throws SNAPSHOT_UNREADABLE, SNAPSHOT_FOREIGN, SNAPSHOT_DAMAGED, SNAPSHOT_TOO_NEW, ADVANCE_RUNNING.
 */
export async function restoreSnapshot(
  { simulator, sampleApps }: { simulator: Simulator; sampleApps: SampleApps },
  file: string,
  shownAs = file,
): Promise<RestoredSnapshot> {
  const unpacked = await unpackSnapshot(file, shownAs);
  try {
    const { workspace: given, memory, removed } = readDocuments(unpacked, shownAs);
    const here = simulator.workspace.data;
    const { workspace, missing } = unpacked.head.withSecrets
      ? { workspace: given, missing: [] }
      : completeSecrets(given, here, removed);
    workspace.clock.speed = here.clock.speed;
    await simulator.become(workspace, memory, () => takeRecordsFrom(simulator.database, unpacked.recordsFile));
    await sampleApps.reset();
    return { head: unpacked.head, missingSecrets: missing };
  } finally {
    await unpacked.dispose();
  }
}

/** Reads a snapshot as far as restoring it would, and changes nothing. */
export async function checkSnapshot(file: string, shownAs = file): Promise<SnapshotHead> {
  const unpacked = await unpackSnapshot(file, shownAs);
  try {
    readDocuments(unpacked, shownAs);
    return unpacked.head;
  } finally {
    await unpacked.dispose();
  }
}

function readDocuments({ documents }: UnpackedSnapshot, file: string) {
  const { workspace, memory, removedSecrets } = documents;
  const refuse = (reason: string) => snapshotError('SNAPSHOT_DAMAGED', { file, reason });
  const problem = workspaceProblem(workspace);
  if (problem !== null) throw refuse(`its workspace: ${problem}`);
  if (!memoryCheck.Check(memory)) throw refuse('what it says of clock, faults and chance is incomplete');
  if (!removedCheck.Check(removedSecrets)) throw refuse('what it says of its secrets is incomplete');
  return {
    workspace: workspace as WorkspaceData,
    memory: memory as unknown as SimulatorMemory,
    removed: removedSecrets,
  };
}
