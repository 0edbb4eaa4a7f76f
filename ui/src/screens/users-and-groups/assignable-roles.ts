/** The roles that users and groups can be assigned in. Pure. */
import type { AppRole } from '../../../../simulator/model/directory.ts';
import { assignmentTexts as texts } from '../../texts/tenant.ts';

/** Given by applications that have no role of their own (G-130). */
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

export type AssignableRole = Pick<AppRole, 'id' | 'displayName'>;

/** Never empty. Graph has no member type for groups: they are assigned in roles for users (G-134). */
export function assignableRoles(roles: readonly AppRole[]): [AssignableRole, ...AssignableRole[]] {
  const fitting = roles.filter(({ isEnabled, allowedMemberTypes }) => isEnabled && allowedMemberTypes.includes('User'));
  const [first, ...rest] = fitting;
  return first ? [first, ...rest] : [{ id: DEFAULT_ACCESS, displayName: texts.defaultAccess }];
}

/** The role that is preselected (P-1002), and given where none is asked for (G-134). */
export function firstRoleId(roles: readonly AppRole[]): string {
  return assignableRoles(roles)[0].id;
}

/** Of an assignment, whether or not it could be given today. */
export function roleName(roles: readonly AppRole[], id: string): string {
  return roles.find((role) => role.id === id)?.displayName ?? texts.defaultAccess;
}
