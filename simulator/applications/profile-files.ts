/** Profiles as files: the shipped ones by id, others by path. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '../expressions/index.ts';
import { type Profile, readProfile, schemaError } from '../schema/index.ts';

/** Ids of the profiles in a folder, in order. */
export async function profileIds(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names
    .filter((name) => name.endsWith('.json') && name !== 'profile.schema.json')
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/** By id, or by the path of a file. Throws PROFILE_NOT_FOUND, PROFILE_INVALID. */
export async function loadProfile(directory: string, idOrFile: string): Promise<Profile> {
  const isPath = /[\\/]|\.json$/.test(idOrFile);
  const file = isPath ? idOrFile : join(directory, `${idOrFile}.json`);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const known = await profileIds(directory);
    throw schemaError('PROFILE_NOT_FOUND', { profile: idOrFile, known, nearest: nearest(idOrFile, known) }, cause);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw schemaError(
      'PROFILE_INVALID',
      { profile: idOrFile, problems: [`it is not JSON (${(cause as Error).message})`] },
      cause,
    );
  }
  return readProfile(document, idOrFile);
}

/** All profiles of a folder, in the order of their ids. */
export async function listProfiles(directory: string): Promise<Profile[]> {
  const ids = await profileIds(directory);
  return Promise.all(ids.map((id) => loadProfile(directory, id)));
}
