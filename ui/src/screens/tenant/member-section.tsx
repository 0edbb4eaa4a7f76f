/** The direct members of a group; anybody can be added or removed. */
import { Body1, Button, Caption1, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { addMember, type DirectoryMember, removeMember } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { PrincipalPicker } from '../../components/principal-picker.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { common } from '../../texts/common.ts';
import { tenantTexts as texts } from '../../texts/tenant.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '360px', overflowY: 'auto' },
  member: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '44px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function MemberSection({ groupId }: { groupId: string }): ReactNode {
  const styles = useStyles();
  const sayThat = useSavedNotice();
  const { data: members, error, refetch } = useQuery(queries.members(groupId));
  const touches = [['tenant']];
  const onDone = () => sayThat();
  const add = useAction<string>({ run: (id) => addMember(groupId, id), touches, onDone });
  const remove = useAction<string>({ run: (id) => removeMember(groupId, id), touches, onDone });
  return (
    <section className={styles.section}>
      <Subtitle2 as="h3">{members ? texts.membersOf(members.length) : texts.members}</Subtitle2>
      <PrincipalPicker
        label={texts.addMember}
        withGroups={false}
        without={members?.map(({ id }) => id) ?? []}
        onPick={({ id }) => add.mutate(id)}
      />
      {members === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Spinner label={common.loading} />
        )
      ) : null}
      {members?.length === 0 ? <Body1 className={styles.quiet}>{texts.noMembers}</Body1> : null}
      <ul className={styles.list}>
        {members?.map((member) => (
          <Member key={member.id} member={member} onRemove={() => remove.mutate(member.id)} />
        ))}
      </ul>
    </section>
  );
}

function Member({ member, onRemove }: { member: DirectoryMember; onRemove(): void }): ReactNode {
  const styles = useStyles();
  return (
    <li className={styles.member}>
      <span className={styles.name}>
        <Body1>{member.displayName}</Body1>
        {member.userPrincipalName ? <Caption1 className={styles.quiet}>{member.userPrincipalName}</Caption1> : null}
      </span>
      <Button
        appearance="subtle"
        size="small"
        icon={<PersonDeleteRegular />}
        aria-label={texts.removeMember(member.displayName)}
        onClick={onRemove}
      />
    </li>
  );
}
