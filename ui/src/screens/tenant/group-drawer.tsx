/** One group: its name, its members, its assignment. */
import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular, DismissRegular, SaveRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Group } from '../../../../simulator/model/directory.ts';
import { deleteGroup, removeMember, updateGroup } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { DetailsDrawer } from '../../components/details-drawer.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { texts } from '../../texts/texts.ts';
import { AssignmentSwitch } from './assignment-switch.tsx';
import { useDirectoryChange } from './use-directory-change.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  members: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXXS },
  member: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
});

export function GroupDrawer({
  groupId,
  servicePrincipalId,
  onClose,
}: {
  groupId: string;
  servicePrincipalId: string;
  onClose: () => void;
}) {
  const { data: group, error, refetch } = useQuery(queries.group(groupId));
  return (
    <DetailsDrawer title={group?.displayName ?? texts.directory.details} onClose={onClose}>
      {error && <Failed error={error} retry={() => void refetch()} />}
      {!group && !error && <Loading />}
      {group && <GroupForm key={group.id} group={group} servicePrincipalId={servicePrincipalId} onClose={onClose} />}
    </DetailsDrawer>
  );
}

function GroupForm({
  group,
  servicePrincipalId,
  onClose,
}: {
  group: Group;
  servicePrincipalId: string;
  onClose: () => void;
}) {
  const styles = useStyles();
  const change = useDirectoryChange();
  const members = useQuery(queries.members(group.id));
  const [name, setName] = useState(group.displayName);
  return (
    <>
      <AssignmentSwitch servicePrincipalId={servicePrincipalId} principalId={group.id} />
      <Field label={texts.directory.name}>
        <Input value={name} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          icon={<SaveRegular />}
          onClick={() => change(updateGroup(group.id, { displayName: name }), texts.directory.saved)}
        >
          {texts.directory.save}
        </Button>
        <ConfirmButton
          icon={<DeleteRegular />}
          label={texts.directory.delete}
          title={texts.directory.deleteTitle(group.displayName)}
          text={texts.directory.deleteGroupText}
          confirm={() => {
            change(deleteGroup(group.id), texts.directory.deleted);
            onClose();
          }}
        />
      </div>
      <Text as="h3" weight="semibold">{`${texts.directory.members} (${members.data?.length ?? 0})`}</Text>
      {members.error && <Failed error={members.error} />}
      <ul className={styles.members}>
        {members.data?.map((member) => (
          <li key={member.id} className={styles.member}>
            {member.displayName}
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={texts.directory.removeMember(member.displayName)}
              onClick={() => change(removeMember(group.id, member.id), texts.directory.saved)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
