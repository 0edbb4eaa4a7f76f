/** The gallery: every shipped profile is an application template with an id of its own (G-23, G-25). */
import { chance } from '../../chance.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import type { AppFacts } from './service-principal-view.ts';

/** Templates that real tenants have under these ids. */
const wellKnown: Readonly<Record<string, string>> = {
  custom: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621',
};

/** The same for every simulator, so that scripts may hold it. */
export function templateIdOf(profileId: string): string {
  return wellKnown[profileId] ?? chance(0, `application-template:${profileId}`).guid();
}

export function appFactsOf(simulator: Simulator, application: ApplicationRecord): AppFacts {
  return {
    tenantId: simulator.workspace.data.tenant.id,
    applicationTemplateId: templateIdOf(application.profileId),
    galleryKey: application.profileId === 'custom' ? 'customappsso' : application.profileId.replaceAll('-', ''),
  };
}
