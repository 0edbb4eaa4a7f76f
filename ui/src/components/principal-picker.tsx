/** Finds users, or users and groups, by the beginning of their names, to pick one. */
import { Combobox, Option, type OptionOnSelectData } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { listGroups, listUsers } from '../api/directory.ts';
import { common } from '../texts/common.ts';
import { pickerTexts } from '../texts/tenant.ts';
import { SHORT_LIST } from './short-list.ts';

export interface Principal {
  id: string;
  displayName: string;
  kind: 'User' | 'Group';
}

const SHOWN = 20;

interface PrincipalPickerProps {
  label: string;
  /** What stands in the empty field; the label unless that is in sight already. */
  placeholder?: string;
  withGroups: boolean;
  /** False offers groups alone. */
  withUsers?: boolean;
  /** Ids that are not offered, since they are picked already. */
  without: readonly string[];
  onPick(principal: Principal): void;
}

export function PrincipalPicker(props: PrincipalPickerProps): ReactNode {
  const { label, placeholder = label, withGroups, withUsers = true, without, onPick } = props;
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const [isOpen, setOpen] = useState(false);
  const { data, isFetching } = useQuery({
    enabled: isOpen,
    queryKey: ['tenant', 'picker', withUsers, withGroups, search],
    queryFn: ({ signal }) => findPrincipals(search, { withUsers, withGroups }, signal),
  });
  const offered = (data ?? []).filter(({ id }) => !without.includes(id)).slice(0, SHOWN);
  const onOptionSelect = (_event: unknown, { optionValue }: OptionOnSelectData) => {
    const picked = offered.find(({ id }) => id === optionValue);
    if (!picked) return;
    onPick(picked);
    setTyped('');
  };
  return (
    <Combobox
      freeform
      aria-label={label}
      placeholder={placeholder}
      listbox={SHORT_LIST}
      value={typed}
      selectedOptions={[]}
      open={isOpen}
      onOpenChange={(_event, data) => setOpen(data.open)}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        // A name that is pasted or dictated opens the list too; Fluent does so for keys alone.
        setOpen(true);
      }}
      onOptionSelect={onOptionSelect}
    >
      {offered.map(({ id, displayName, kind }) => (
        <Option key={id} value={id} text={displayName}>
          {withGroups ? `${displayName} (${kind === 'User' ? common.user : common.group})` : displayName}
        </Option>
      ))}
      {offered.length === 0 ? (
        <Option key="none" value="" disabled>
          {isFetching ? pickerTexts.searching : pickerTexts.nothing}
        </Option>
      ) : null}
    </Combobox>
  );
}

async function findPrincipals(
  search: string,
  { withUsers, withGroups }: { withUsers: boolean; withGroups: boolean },
  signal: AbortSignal,
): Promise<Principal[]> {
  const [users, groups] = await Promise.all([
    withUsers ? listUsers(search, null, signal) : { value: [] },
    withGroups ? listGroups(search, null, signal) : { value: [] },
  ]);
  return [
    ...groups.value.map(({ id, displayName }) => ({ id, displayName, kind: 'Group' as const })),
    ...users.value.map(({ id, displayName }) => ({ id, displayName, kind: 'User' as const })),
  ];
}
