/** The face of a profile. */
import { isManager, type Profile, type ProfileAttribute } from '../schema/index.ts';
import type { FaceAttribute, SampleAppFace } from './face.ts';

export function faceFromProfile({ name, users, groups }: Profile): SampleAppFace {
  return {
    displayName: name,
    users: users.attributes.map(faceAttribute),
    groups: groups ? groups.attributes.map(faceAttribute) : null,
  };
}

/** Where nobody documents whether an attribute filters, the engine lets it be matched by, so the app has to filter. */
function faceAttribute(given: ProfileAttribute): FaceAttribute {
  return {
    attribute: given.name,
    // Tables print the manager as text too; the wire carries a reference all the same.
    type: isManager(given.name) ? 'Reference' : (given.type ?? 'String'),
    filterable: given.filterable ?? true,
    required: given.required ?? false,
    multivalued: given.multivalued ?? false,
  };
}
