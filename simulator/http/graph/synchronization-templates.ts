/** Synchronization templates of an application (G-27 to G-29): which there are, and how Graph prints one. */
import type { SynchronizationSchema } from '../../model/schema.ts';
import type { Profile } from '../../schema/index.ts';
import { galleryKeyOf, templateIdOf } from './gallery.ts';

/** The default one first. A custom application also answers to the name older tenants know. */
export function templateIdsOf(profileId: string): readonly string[] {
  return profileId === 'custom' ? ['scim', 'customappsso'] : [profileId];
}

/** A template's schema has this id (G-28). */
export function templateSchemaId(templateId: string): string {
  return `${templateId}.${'0'.repeat(32)}`;
}

export function templateView(profile: Profile, templateId: string, schema: SynchronizationSchema) {
  const isDefault = templateIdsOf(profile.id)[0] === templateId;
  return {
    id: templateId,
    applicationId: templateIdOf(profile.id),
    default: isDefault,
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
    schema,
  };
}

const configurationFields = [{ name: 'baseaddress' }, { name: 'secrettoken', secret: true }];
