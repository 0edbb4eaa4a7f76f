/** The errors of snapshots: names that can't be used, and files that can't be restored. */
import { defineErrors, errorKind } from '../errors.ts';

export const snapshotError = defineErrors({
  SNAPSHOT_FOREIGN: errorKind<{ file: string; reason: string }>(
    400,
    2,
    ({ file, reason }) =>
      `${file} is no snapshot of provsim (${reason}). Nothing was changed. Give a file that 'provsim snapshot save' or the page has made.`,
  ),
  SNAPSHOT_DAMAGED: errorKind<{ file: string; reason: string }>(
    400,
    2,
    ({ file, reason }) =>
      `The snapshot ${file} is damaged (${reason}). Nothing was changed. Copy or download the file again.`,
  ),
  SNAPSHOT_TOO_NEW: errorKind<{ file: string; found: number; known: number }>(
    400,
    2,
    ({ file, found, known }) =>
      `The snapshot ${file} was made by a newer provsim (format ${found}, this one knows up to ${known}). Nothing was changed. Update provsim.`,
  ),
  SNAPSHOT_UNREADABLE: errorKind<{ file: string; reason: string }>(
    400,
    2,
    ({ file, reason }) => `The snapshot ${file} can't be read: ${reason}. Nothing was changed. Check the path.`,
  ),
  SNAPSHOT_UNWRITABLE: errorKind<{ file: string; reason: string }>(
    500,
    2,
    ({ file, reason }) => `The snapshot can't be written to ${file}: ${reason}. Give another path, or make room there.`,
  ),
  SNAPSHOT_WITHOUT_JOB: errorKind<object>(
    400,
    2,
    () => 'The snapshot has no application with a job, which a test needs. Load it into a server instead.',
  ),
  SNAPSHOT_MISSING: errorKind<{ name: string; nearest: string | null }>(
    404,
    1,
    ({ name, nearest }) =>
      `There is no saved snapshot '${name}'.${nearest ? ` Did you mean '${nearest}'?` : ''} GET /control/snapshots lists those that there are.`,
  ),
  SNAPSHOT_NAME_INVALID: errorKind<{ name: string }>(
    400,
    2,
    ({ name }) =>
      `A snapshot can't be named ${JSON.stringify(name)}. Use up to 64 letters, digits, spaces, '.', '_' and '-', beginning with a letter or digit.`,
  ),
  SNAPSHOT_NAME_TAKEN: errorKind<{ name: string }>(
    409,
    2,
    ({ name }) => `There is a snapshot '${name}' already. Delete it first, or take another name.`,
  ),
});
