/** Snapshots: everything a simulator is in one file, saved, kept by name and restored. */
export { snapshotError } from './errors.ts';
export { openSnapshot, snapshotBytes } from './open-snapshot.ts';
export { checkSnapshot, type RestoredSnapshot, restoreSnapshot } from './restore-snapshot.ts';
export { type SavedSnapshot, SavedSnapshots } from './saved-snapshots.ts';
export { HeadShape, type SnapshotHead } from './snapshot-head.ts';
export { type SnapshotOptions, takeSnapshot } from './take-snapshot.ts';
