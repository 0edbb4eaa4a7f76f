/** Which synchronization templates an application has (G-27, G-29). */

/** The default one first. A custom application also answers to the name older tenants know. */
export function templateIdsOf(profileId: string): readonly string[] {
  return profileId === 'custom' ? ['scim', 'customappsso'] : [profileId];
}
