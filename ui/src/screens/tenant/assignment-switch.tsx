/** Whether a user or group is assigned to the application, as a switch. */
import { Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { assign, unassign } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { texts } from '../../texts/texts.ts';
import { useDirectoryChange } from './use-directory-change.ts';

/** What an application without roles of its own gives (E-115). */
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

export function AssignmentSwitch({
  servicePrincipalId,
  principalId,
}: {
  servicePrincipalId: string;
  principalId: string;
}) {
  const assignments = useQuery(queries.assignments(servicePrincipalId));
  const roles = useQuery(queries.appRoles(servicePrincipalId));
  const change = useDirectoryChange();
  const held = assignments.data?.filter((assignment) => assignment.principalId === principalId) ?? [];
  const toggle = (isOn: boolean) => {
    if (isOn) {
      const role = roles.data?.find(({ isEnabled }) => isEnabled)?.id ?? DEFAULT_ACCESS;
      change(assign(servicePrincipalId, principalId, role), texts.directory.assignedDone);
    } else {
      change(Promise.all(held.map(({ id }) => unassign(servicePrincipalId, id))), texts.directory.unassignedDone);
    }
  };
  return (
    <Switch
      label={texts.directory.directly}
      checked={held.length > 0}
      disabled={!assignments.data || !roles.data}
      onChange={(_event, { checked }) => toggle(checked)}
    />
  );
}
