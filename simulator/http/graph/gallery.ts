/** The gallery: every shipped profile is an application template with an id of its own (G-23, G-25). */

import { listProfiles } from '../../applications/index.ts';
import { chance } from '../../chance.ts';
import { profilesDirectory } from '../../profiles-directory.ts';
import type { Profile } from '../../schema/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import type { AppFacts } from './service-principal-view.ts';

/** Templates that real tenants have under these ids. */
const wellKnown: Readonly<Record<string, string>> = {
  custom: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
  'aws-iam-identity-center': '21ed01d2-ec13-4e9e-86c1-cd546719ebc4',
};

/** The entry that Microsoft's pre-check makes its application of: one that isn't in the gallery (G-25, W-09). */
const ONBOARDING = '2e388773-2016-40c0-a06e-743486cef3bf';

/** The profile behind an application template; null when there is none. */
export async function profileOfTemplate(templateId: string): Promise<Profile | null> {
  const given = templateId.toLowerCase();
  const wanted = given === ONBOARDING ? templateIdOf('custom') : given;
  return (await galleryProfiles()).find(({ id }) => templateIdOf(id) === wanted) ?? null;
}

/** The same for every simulator, so that scripts may hold it. */
export function templateIdOf(profileId: string): string {
  return wellKnown[profileId] ?? chance(0, `application-template:${profileId}`).guid();
}

let profiles: Promise<Profile[]> | null = null;

/** Every shipped profile, in order of its id; read once, as they don't change while the process runs. */
export function galleryProfiles(): Promise<Profile[]> {
  profiles ??= listProfiles(profilesDirectory);
  return profiles;
}

/** The key that stands for the entry in addresses and metadata. */
export function galleryKeyOf(profileId: string): string {
  return profileId === 'custom' ? 'customappsso' : profileId.replaceAll('-', '');
}

export function homePageOf(profileId: string): string {
  const address = 'https://account.activedirectory.windowsazure.com:444/applications/default.aspx';
  return `${address}?metadata=${galleryKeyOf(profileId)}|ISV9.1|primary|z`;
}

export function appFactsOf(simulator: Simulator, application: ApplicationRecord): AppFacts {
  return {
    tenantId: simulator.workspace.data.tenant.id,
    applicationTemplateId: templateIdOf(application.profileId),
    homePage: homePageOf(application.profileId),
  };
}
