/**
 * The face the sample app shows: which attributes its users ("hosts") and groups ("host groups") have, which of
 * them a filter may name and which it insists on. Everything else in this room follows from it, so the app can
 * take the face of any application of the gallery.
 */
import type { AttributeType } from '../model/schema.ts';

export interface FaceAttribute {
  /** As a mapping's target names it: `userName`, `emails[type eq "work"].value`, `urn:…:User:department`. */
  attribute: string;
  type: AttributeType;
  filterable: boolean;
  required: boolean;
  multivalued: boolean;
}

export interface SampleAppFace {
  displayName: string;
  users: readonly FaceAttribute[];
  /** Null: the application has no groups. */
  groups: readonly FaceAttribute[] | null;
}
