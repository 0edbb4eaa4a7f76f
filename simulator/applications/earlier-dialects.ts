/** Applications of a workspace that was written when the dialect of a connector was still kept among the quirks. */
import type { Profile } from '../schema/index.ts';
import type { ApplicationRecord } from '../storage/index.ts';
import { loadProfile } from './profile-files.ts';

type EarlierApplication = Omit<ApplicationRecord, 'dialect'> & Partial<Pick<ApplicationRecord, 'dialect'>>;

/** Each gets its connector's dialect where it ought to be, and goes on speaking what it spoke. */
export async function takeDialectsFromQuirks(
  applications: readonly EarlierApplication[],
  profilesDirectory: string,
): Promise<void> {
  for (const application of applications) {
    if (application.dialect !== undefined) continue;
    const own = await dialectOfProfile(application, profilesDirectory);
    const isSpoken = own !== null && application.quirks.dialect === own;
    application.dialect = isSpoken ? own : null;
    if (isSpoken) delete application.quirks.dialect;
  }
}

/** Null where the profile has none, or isn't there any more. */
async function dialectOfProfile(
  { ownProfile, profileId }: EarlierApplication,
  profilesDirectory: string,
): Promise<ApplicationRecord['dialect']> {
  try {
    const profile = (ownProfile as Profile | undefined) ?? (await loadProfile(profilesDirectory, profileId));
    return profile.dialect ?? null;
  } catch {
    return null;
  }
}
