/** Chooses up to five members of a group to provision with it (P-802, E-712). */
import {
  Combobox,
  Field,
  makeStyles,
  Option,
  Tag,
  TagGroup,
  type TagGroupProps,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { FailureNotice } from '../../components/failure-notice.tsx';
import type { Principal } from '../../components/principal-picker.tsx';
import { common } from '../../texts/common.ts';
import { onDemandTexts as texts } from '../../texts/on-demand.ts';

const MOST = 5;
const SHOWN = 20;

const useStyles = makeStyles({
  field: { maxWidth: '480px' },
  tags: { flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS, marginTop: tokens.spacingVerticalS },
});

interface MemberPickerProps {
  groupId: string;
  chosen: readonly Principal[];
  onChange(chosen: Principal[]): void;
}

export function MemberPicker({ groupId, chosen, onChange }: MemberPickerProps): ReactNode {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useQuery(queries.members(groupId));
  const members = data ?? [];
  const isFull = chosen.length >= MOST;
  const wanted = typed.trim().toLowerCase();
  const offered = members
    .filter(({ id, displayName }) => !isChosen(chosen, id) && displayName.toLowerCase().includes(wanted))
    .slice(0, SHOWN);
  const pick = (id: string | undefined) => {
    const member = members.find((each) => each.id === id);
    if (!member || isFull) return;
    onChange([...chosen, { id: member.id, displayName: member.displayName, kind: 'User' }]);
    setTyped('');
  };
  const onDismiss: TagGroupProps['onDismiss'] = (_event, { value }) =>
    onChange(chosen.filter(({ id }) => id !== value));
  if (error && !data) {
    return <FailureNotice title={texts.membersFailed} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <Field className={styles.field} label={texts.members} hint={isFull ? texts.fullOfMembers : texts.membersHint}>
      <Combobox
        freeform
        placeholder={texts.addMember}
        disabled={isFull}
        value={typed}
        selectedOptions={[]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_event, { optionValue }) => pick(optionValue)}
      >
        {offered.map(({ id, displayName }) => (
          <Option key={id} value={id}>
            {displayName}
          </Option>
        ))}
        {offered.length === 0 ? (
          <Option value="" disabled>
            {data === undefined ? common.loading : texts.noMember}
          </Option>
        ) : null}
      </Combobox>
      {chosen.length > 0 ? (
        <TagGroup aria-label={texts.members} className={styles.tags} onDismiss={onDismiss}>
          {chosen.map(({ id, displayName }) => (
            <Tag key={id} value={id} dismissible dismissIcon={{ 'aria-label': texts.removeMember(displayName) }}>
              {displayName}
            </Tag>
          ))}
        </TagGroup>
      ) : null}
    </Field>
  );
}

function isChosen(chosen: readonly Principal[], id: string): boolean {
  return chosen.some((each) => each.id === id);
}
