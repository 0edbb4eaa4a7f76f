/** The errors of storage: what can be wrong with a data folder. */
import { defineErrors, errorKind } from '../errors.ts';

export const storageError = defineErrors({
  DATA_FOLDER_IN_USE: errorKind<{ folder: string }>(
    409,
    2,
    ({ folder }) =>
      `Another provsim process is using the data folder ${folder}. Stop it, or give this one a folder of its own with --data DIR (or --memory).`,
  ),
  DATA_FOLDER_UNUSABLE: errorKind<{ folder: string; reason: string }>(
    500,
    2,
    ({ folder, reason }) =>
      `The data folder ${folder} can't be used: ${reason}. Check its permissions, or give another one with --data DIR.`,
  ),
  RECORDS_DAMAGED: errorKind<{ file: string; reason: string }>(
    500,
    2,
    ({ file, reason }) =>
      `${file} can't be read as provsim's database (${reason}). It was left as it is. Restore it from a copy, or move the data folder away to begin anew.`,
  ),
  RECORDS_TOO_NEW: errorKind<{ file: string; found: number; known: number }>(
    500,
    2,
    ({ file, found, known }) =>
      `${file} was written by a newer provsim (format ${found}, this one knows up to ${known}). It was left as it is. Update provsim, or use another data folder with --data DIR.`,
  ),
  WORKSPACE_DAMAGED: errorKind<{ file: string; reason: string }>(
    500,
    2,
    ({ file, reason }) =>
      `${file} can't be read: ${reason}. It was left as it is. Correct it by hand, restore it from a copy, or move the data folder away to begin anew.`,
  ),
});
