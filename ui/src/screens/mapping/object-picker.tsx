/** Chooses the user or group that something is tried on, and shows who is chosen. */
import {
  Field,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.ts';
import type { MappedKind } from '../../api/schema.ts';
import { PrincipalPicker } from '../../components/principal-picker.tsx';
import { builderTexts as texts } from '../../texts/mapping.ts';
import { pickerTexts } from '../../texts/tenant.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface ObjectPickerProps {
  kind: MappedKind;
  label: string;
  objectId: string | null;
  onPick(objectId: string | null): void;
}

export function ObjectPicker({ kind, label, objectId, onPick }: ObjectPickerProps): ReactNode {
  const styles = useStyles();
  const name = useObjectName(kind, objectId);
  return (
    <Field label={label}>
      <div className={styles.row}>
        <PrincipalPicker
          label={label}
          placeholder={pickerTexts.typeName}
          withUsers={kind === 'User'}
          withGroups={kind === 'Group'}
          without={objectId ? [objectId] : []}
          onPick={({ id }) => onPick(id)}
        />
        {objectId ? (
          <InteractionTag value={objectId}>
            <InteractionTagPrimary hasSecondaryAction>{name}</InteractionTagPrimary>
            <InteractionTagSecondary aria-label={`${texts.clear} ${name}`} onClick={() => onPick(null)} />
          </InteractionTag>
        ) : null}
      </div>
    </Field>
  );
}

export function useObjectName(kind: MappedKind, objectId: string | null): string {
  const user = useQuery({ ...queries.user(objectId ?? ''), enabled: kind === 'User' && objectId !== null });
  const group = useQuery({ ...queries.group(objectId ?? ''), enabled: kind === 'Group' && objectId !== null });
  return (kind === 'User' ? user.data?.displayName : group.data?.displayName) ?? objectId ?? '';
}
