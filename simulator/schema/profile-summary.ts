/** What an application of the gallery supports, in a few words: for lists, on the command line and in the page. Pure. */
import { isManager } from './default-mappings.ts';
import type { Profile } from './profile.ts';

export interface ProfileSummary {
  id: string;
  name: string;
  description: string | null;
  categories: string[];
  auth: Profile['connection']['auth'];
  supports: {
    groups: boolean;
    /** Accounts that leave are disabled. */
    disable: boolean;
    /** Accounts that leave are deleted. */
    delete: boolean;
    manager: boolean;
    roles: boolean;
  };
  attributes: { users: number; groups: number };
}

export function summaryOf(profile: Profile): ProfileSummary {
  const { id, name, description, categories, connection, capabilities, users, groups } = profile;
  const deletes = !(users.softDelete ?? !capabilities.includes('delete-users'));
  const names = users.attributes.map((attribute) => attribute.name);
  return {
    id,
    name,
    description: description ?? null,
    categories: [...(categories ?? [])],
    auth: connection.auth,
    supports: {
      groups: groups !== null,
      disable: !deletes && names.some((each) => each.toLowerCase() === 'active'),
      delete: deletes,
      manager: names.some(isManager),
      roles: names.some((each) => /^roles\b/i.test(each)),
    },
    attributes: { users: names.length, groups: groups?.attributes.length ?? 0 },
  };
}
