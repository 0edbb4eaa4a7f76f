/** The forms in which roles of the application go over the wire (W-61, W-80, X-45, X-46, X-95). */
import type { AssignedRole } from '../../model/values.ts';

/** Filled in as the type of every role, whatever is mapped to it (W-61, X-95). */
export const ROLE_TYPE = 'WindowsAzureActiveDirectoryRole';

/** A role as an object, as in POST. A role without a value has only its display name. */
export function roleObject(role: AssignedRole): Record<string, string | boolean> {
  return {
    primary: false,
    type: ROLE_TYPE,
    display: role.displayName,
    ...(role.value === null ? {} : { value: role.value }),
  };
}

/** A role as the legacy dialect's PATCH carries it: its JSON text inside `value`. */
export function roleText({ id, value, displayName }: AssignedRole): { value: string } {
  return { value: JSON.stringify({ id, value, displayName }) };
}
