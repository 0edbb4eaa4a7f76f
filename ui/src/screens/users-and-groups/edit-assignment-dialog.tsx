/** Another role for a user or group that is assigned (P-1001). */
import { type ReactNode, useState } from 'react';
import type { AppRole, AppRoleAssignment } from '../../../../simulator/model/directory.ts';
import { changeRole } from '../../api/directory.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { common } from '../../texts/common.ts';
import { assignmentTexts as texts } from '../../texts/tenant.ts';
import { assignableRoles, roleName } from './assignable-roles.ts';
import { RoleField } from './role-field.tsx';

interface EditAssignmentDialogProps {
  assignment: AppRoleAssignment;
  roles: readonly AppRole[];
  /** The other roles that it has in the application: each can be had once. */
  otherRoleIds: readonly string[];
  onClose(): void;
}

export function EditAssignmentDialog(props: EditAssignmentDialogProps): ReactNode {
  const { assignment, roles, otherRoleIds, onClose } = props;
  const sayThat = useSavedNotice();
  const [roleId, setRoleId] = useState(assignment.appRoleId);
  const save = useAction({
    run: () => changeRole(assignment, roleId),
    touches: [['tenant']],
    onDone: () => {
      sayThat();
      onClose();
    },
    isRefusedInPlace: true,
  });
  const offered = assignableRoles(roles).filter(({ id }) => !otherRoleIds.includes(id));
  const now = { id: assignment.appRoleId, displayName: roleName(roles, assignment.appRoleId) };
  return (
    <DialogFrame
      title={texts.editOne(assignment.principalDisplayName)}
      submit={common.save}
      isSubmitOff={roleId === assignment.appRoleId || save.isPending}
      refusal={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <RoleField
        roles={offered.some(({ id }) => id === now.id) ? offered : [now, ...offered]}
        roleId={roleId}
        onChange={setRoleId}
      />
    </DialogFrame>
  );
}
