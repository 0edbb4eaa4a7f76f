/** The attributes of a profile with the default mapping that it expands to, as a table. Pure. */
import { expandProfile } from './expand-profile.ts';
import { filterableOf } from './filterable.ts';
import { objectMappingFor } from './object-mapping-for.ts';
import type { Profile } from './profile.ts';

export interface ProfileRow {
  name: string;
  type: string;
  required: boolean;
  /** Null: not documented. */
  filterable: boolean | null;
  /** Null: no source by default. */
  source: string | null;
  defaultValue: string | null;
  /** Matching precedence. */
  match: number | null;
  onlyOnCreate: boolean;
}

/** Empty for groups that aren't provisioned. */
export function profileRows(profile: Profile, kind: 'User' | 'Group'): ProfileRow[] {
  const found = objectMappingFor(expandProfile(profile, { schemaId: profile.id }), kind);
  if (!found) return [];
  return found.targetObject.attributes
    .filter(({ anchor }) => !anchor)
    .map((attribute) => {
      const mapping = found.mapping.attributeMappings.find((each) => each.targetAttributeName === attribute.name);
      return {
        name: attribute.name,
        type: attribute.type,
        required: attribute.required,
        filterable: filterableOf(attribute),
        source: mapping?.source?.expression ?? null,
        defaultValue: mapping?.defaultValue ?? null,
        match: mapping && mapping.matchingPriority > 0 ? mapping.matchingPriority : null,
        onlyOnCreate: mapping?.flowType === 'ObjectAddOnly',
      };
    });
}
