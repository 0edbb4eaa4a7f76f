/** Values on their way from the source, through a mapping, to the target. */

/** What a source attribute can hold. Null and absent are the same: nothing. */
export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly AttributeValue[]
  | { readonly [key: string]: AttributeValue };

/** An object of the source under Entra's classic attribute names (M-42): `objectId`, `mobile`, `IsSoftDeleted`… */
export type SourceAttributes = Readonly<Record<string, AttributeValue>>;

/** JSON that a target attribute holds, typed by its definition (M-40). */
export type TargetValue = string | number | boolean | readonly TargetValue[] | { readonly [key: string]: TargetValue };

/** A role of the application as `[appRoleAssignments]` carries it; key order matters on the wire. */
export interface AssignedRole {
  id: string;
  value: string | null;
  displayName: string;
}

/** The role functions need their assignments on the wire, in a form of their own for each dialect (W-61, W-80). */
export interface RoleValue {
  function: 'SingleAppRoleAssignment' | 'AppRoleAssignmentsComplex' | 'AssertiveAppRoleAssignmentsComplex';
  roles: readonly AssignedRole[];
}

/** One attribute of a request: the target attribute's name exactly as mapped, and the JSON it gets. */
export interface TargetAttribute {
  attribute: string;
  value: TargetValue;
  multivalued?: boolean;
  roles?: RoleValue;
}

/** One difference between what the target holds and what it should hold. `Remove` is for references only (W-67). */
export interface AttributeChange {
  attribute: string;
  verb: 'Add' | 'Replace' | 'Remove';
  /** Null only for `Remove`. */
  value: TargetValue | null;
  /** What the target held; null when it held nothing. */
  oldValue: TargetValue | null;
  multivalued?: boolean;
  roles?: RoleValue;
}

/** Something tolerated that Entra, or its gallery checks, would object to (a warning, never silence). */
export interface Finding {
  /** The rule it comes from: `W-110`, `X-65`. */
  rule: string;
  message: string;
  /** Where it was seen: an attribute, a header, a request. */
  subject?: string;
  /** What was received or given. */
  received?: string;
}
