/** Synchronization templates of an application (G-27 to G-29): which there are, and how Graph prints one. */
import type { SynchronizationSchema } from '../../model/schema.ts';
import type { Profile } from '../../schema/index.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { galleryKeyOf, templateIdOf } from './gallery.ts';

/** The default one first, own ones last. A custom application also answers to the name older tenants know. */
export function templateIdsOf({ profileId, templates = [] }: Pick<ApplicationRecord, 'profileId' | 'templates'>) {
  const shipped = profileId === 'custom' ? ['scim', 'customappsso'] : [profileId];
  return [...shipped, ...templates.map(({ id }) => id).filter((id) => !shipped.includes(id))];
}

/** Microsoft's pre-check for the gallery asks for it by name; it isn't listed (W-09, G-25). */
const ONBOARDING = 'isvonboarding';

/** The template's id in its own spelling, given in any case; null when the application has none such. */
export function templateIdNamed(application: ApplicationRecord, given: string): string | null {
  const hidden = application.profileId === 'custom' ? [ONBOARDING] : [];
  const known = [...templateIdsOf(application), ...hidden];
  return known.find((id) => id.toLowerCase() === given.toLowerCase()) ?? null;
}

/** A template's schema has this id (G-28). */
export function templateSchemaId(templateId: string): string {
  return `${templateId}.${'0'.repeat(32)}`;
}

export function templateView(
  application: ApplicationRecord,
  profile: Profile,
  templateId: string,
  schema: SynchronizationSchema,
) {
  const own = application.templates?.find(({ id }) => id === templateId);
  return {
    id: templateId,
    applicationId: templateIdOf(profile.id),
    default: templateIdsOf(application)[0] === templateId,
    ...(own
      ? {
          description: own.description,
          discoverable: own.discoverable,
          factoryTag: own.factoryTag,
          metadata: own.metadata,
        }
      : shippedFacts(profile, templateId)),
    schema,
  };
}

function shippedFacts(profile: Profile, templateId: string) {
  return {
    description: profile.description ?? null,
    discoverable: true,
    factoryTag: templateId === 'scim' ? 'SCIM' : templateId,
    metadata: [
      { key: 'galleryApplicationIdentifier', value: templateIdOf(profile.id) },
      { key: 'galleryApplicationKey', value: galleryKeyOf(profile.id) },
      { key: 'isOAuthEnabled', value: 'false' },
      { key: 'IsSynchronizationAgentAssignmentRequired', value: 'false' },
      { key: 'isSynchronizationAgentRequired', value: 'false' },
      { key: 'isSynchronizationInPreview', value: 'false' },
      { key: 'configurationFields', value: JSON.stringify(configurationFields) },
    ],
  };
}

const configurationFields = [{ name: 'baseaddress' }, { name: 'secrettoken', secret: true }];
