/** What can be done with one assignment, in its row. */
import { Button } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { MouseEvent, ReactNode } from 'react';
import type { AppRoleAssignment } from '../../../../simulator/model/directory.ts';
import { assignmentTexts as texts } from '../../texts/tenant.ts';

export interface AssignmentActions {
  onEdit(assignment: AppRoleAssignment): void;
  onRemove(assignment: AppRoleAssignment): void;
}

interface AssignmentCommandsProps extends AssignmentActions {
  assignment: AppRoleAssignment;
  /** Without the words, where there is no room for them. */
  isCompact?: boolean;
}

export function AssignmentCommands(props: AssignmentCommandsProps): ReactNode {
  const { assignment, isCompact = false } = props;
  const name = assignment.principalDisplayName;
  // The row itself opens the user or group.
  const only = (run: (assignment: AppRoleAssignment) => void) => (event: MouseEvent) => {
    event.stopPropagation();
    run(assignment);
  };
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        icon={<EditRegular />}
        aria-label={texts.editOne(name)}
        onClick={only(props.onEdit)}
      >
        {isCompact ? null : texts.edit}
      </Button>
      <Button
        appearance="subtle"
        size="small"
        icon={<DeleteRegular />}
        aria-label={texts.removeOne(name)}
        onClick={only(props.onRemove)}
      >
        {isCompact ? null : texts.remove}
      </Button>
    </>
  );
}
