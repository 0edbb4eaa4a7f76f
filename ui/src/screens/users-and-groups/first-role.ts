/** The role that an assignment gets when nobody chose one. Pure. */
import type { AppRole } from '../../../../simulator/model/directory.ts';

/** Given by applications that have no role of their own (G-130). */
export const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** The first role that users can have, as the portal preselects it (P-1002, G-134). */
export function firstRoleId(roles: readonly AppRole[]): string {
  const role = roles.find(({ isEnabled, allowedMemberTypes }) => isEnabled && allowedMemberTypes.includes('User'));
  return role?.id ?? DEFAULT_ACCESS;
}
