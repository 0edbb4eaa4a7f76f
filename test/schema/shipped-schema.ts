/** Schemas for the tests to start from: those that the shipped profiles expand to, as a client would send them. */
import { loadProfile } from '../../simulator/applications/index.ts';
import type { ProvsimError } from '../../simulator/errors.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { expandProfile, type ReadOptions, readSchema, type SchemaProblem } from '../../simulator/schema/index.ts';

/** A document as JSON.parse gives it, to be changed at will. */
export type Loose = ReturnType<typeof JSON.parse>;

export async function schemaOf(profileId: string) {
  return expandProfile(await loadProfile(profilesDirectory, profileId), { schemaId: 'job' });
}

export async function documentOf(profileId: string): Promise<Loose> {
  return JSON.parse(JSON.stringify(await schemaOf(profileId)));
}

/** The mappings of users. */
export function userMappings(document: Loose): Loose[] {
  return document.synchronizationRules[0].objectMappings[0].attributeMappings;
}

/** Why a document is refused; nothing when it isn't. */
export function problemsOf(document: unknown, options: ReadOptions = {}): readonly SchemaProblem[] {
  try {
    readSchema(document, options);
    return [];
  } catch (error) {
    return ((error as ProvsimError).given as { problems: readonly SchemaProblem[] }).problems;
  }
}
