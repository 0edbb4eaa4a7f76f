/** Which role users and groups get in the application (P-1002). */
import type { ReactNode } from 'react';
import { ChoiceField } from '../../components/choice-field.tsx';
import { assignmentTexts as texts } from '../../texts/tenant.ts';
import type { AssignableRole } from './assignable-roles.ts';

interface RoleFieldProps {
  roles: readonly AssignableRole[];
  roleId: string;
  onChange(roleId: string): void;
}

export function RoleField({ roles, roleId, onChange }: RoleFieldProps): ReactNode {
  return (
    <ChoiceField
      label={texts.selectRole}
      value={roleId}
      options={roles.map(({ id, displayName }) => [id, displayName] as const)}
      onChange={onChange}
    />
  );
}
