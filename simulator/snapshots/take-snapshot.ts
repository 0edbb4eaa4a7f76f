/**
 * Saves everything a simulator is: workspace, records (links, escrows, logs, exchanges and what the built-in sample
 * apps hold among them), faults, clock and the streams of chance. In the midst of a cycle it is the state of the last
 * checkpoint and what was recorded since: a restored job goes on with the cycle, as after a crash.
 */
import { systemTimeMs } from '../clock.ts';
import type { Simulator } from '../simulator.ts';
import { copyRecordsTo } from './records-copy.ts';
import { secretKeysOf, withoutSecrets } from './secrets.ts';
import { packSnapshot } from './snapshot-file.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type SnapshotHead } from './snapshot-head.ts';

export interface SnapshotOptions {
  /** Tokens and passwords go into the file. Default false. */
  withSecrets?: boolean;
}

/** Throws SNAPSHOT_UNWRITABLE. */
export function takeSnapshot(
  simulator: Simulator,
  file: string,
  { withSecrets = false }: SnapshotOptions = {},
): Promise<SnapshotHead> {
  return packSnapshot(file, (path) => {
    copyRecordsTo(simulator.database, path);
    const { data } = simulator.workspace;
    return {
      head: headFor(simulator, withSecrets),
      documents: {
        workspace: withSecrets ? data : withoutSecrets(data),
        memory: simulator.memory,
        removedSecrets: withSecrets ? {} : secretKeysOf(data),
      },
    };
  });
}

function headFor({ tenant, clock, workspace }: Simulator, withSecrets: boolean): SnapshotHead {
  return {
    format: SNAPSHOT_FORMAT,
    version: SNAPSHOT_VERSION,
    savedAt: new Date(systemTimeMs()).toISOString(),
    time: clock.now(),
    users: tenant.users.count(),
    groups: tenant.groups.count(),
    applications: workspace.data.applications.map(({ displayName }) => displayName),
    withSecrets,
  };
}
