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
    throw schemaError(
      'PROFILE_NOT_FOUND',
      { profile: idOrFile, isPath, known: known.length, near: near(idOrFile, known) },
      cause,
    );
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

const MOST_SUGGESTIONS = 5;

/** Ids that may be meant: those that have the given text in them, else the one that is spelled most alike. */
function near(given: string, known: readonly string[]): string[] {
  const text = given.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const holding = text.length < 3 ? [] : known.filter((id) => id.includes(text) || text.startsWith(`${id}-`));
  if (holding.length > 0) return holding.slice(0, MOST_SUGGESTIONS);
  const alike = nearest(text, known);
  return alike === null ? [] : [alike];
}

/** All profiles of a folder, in the order of their ids. */
export async function listProfiles(directory: string): Promise<Profile[]> {
  const ids = await profileIds(directory);
  return Promise.all(ids.map((id) => loadProfile(directory, id)));
}
