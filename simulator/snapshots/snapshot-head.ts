/**
 * The first line of a snapshot: JSON that says what the file is and what is in it, so that a list needs no more of
 * it. A gzipped SQLite database follows. Pure.
 */
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { snapshotError } from './errors.ts';

export const SNAPSHOT_FORMAT = 'provsim snapshot';
/** Of the head and of the documents in the database; its records have migrations of their own. */
export const SNAPSHOT_VERSION = 1;
/** No head is longer. */
export const LONGEST_HEAD = 64 * 1024;

export const HeadShape = Type.Object({
  format: Type.Literal(SNAPSHOT_FORMAT),
  version: Type.Integer({ minimum: 1 }),
  savedAt: Type.String({ description: 'Real time, ISO 8601' }),
  time: Type.String({ description: 'Virtual time, ISO 8601' }),
  users: Type.Integer({ minimum: 0 }),
  groups: Type.Integer({ minimum: 0 }),
  applications: Type.Array(Type.String(), { description: 'Their names' }),
  withSecrets: Type.Boolean(),
});

export type SnapshotHead = Static<typeof HeadShape>;

const head = Compile(HeadShape);

/** `file` names it in messages. Throws SNAPSHOT_FOREIGN, SNAPSHOT_TOO_NEW. */
export function readHead(start: Buffer, file: string): { head: SnapshotHead; length: number } {
  const end = start.indexOf(0x0a);
  if (end < 0) throw snapshotError('SNAPSHOT_FOREIGN', { file, reason: 'its first line is none of ours' });
  let given: unknown;
  try {
    given = JSON.parse(start.subarray(0, end).toString('utf8'));
  } catch (cause) {
    throw snapshotError('SNAPSHOT_FOREIGN', { file, reason: 'its first line is none of ours' }, cause);
  }
  const found = typeof given === 'object' && given !== null ? (given as Partial<SnapshotHead>) : {};
  if (found.format !== SNAPSHOT_FORMAT) {
    throw snapshotError('SNAPSHOT_FOREIGN', { file, reason: 'its first line is none of ours' });
  }
  if (typeof found.version === 'number' && found.version > SNAPSHOT_VERSION) {
    throw snapshotError('SNAPSHOT_TOO_NEW', { file, found: found.version, known: SNAPSHOT_VERSION });
  }
  if (!head.Check(given)) throw snapshotError('SNAPSHOT_FOREIGN', { file, reason: 'its first line is incomplete' });
  return { head: given, length: end + 1 };
}
