/** Chooses users and groups and a role, and assigns them (P-1002). */
import {
  Body1,
  Field,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  TagGroup,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { AppRole } from '../../../../simulator/model/directory.ts';
import { assign } from '../../api/directory.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { type Principal, PrincipalPicker } from '../../components/principal-picker.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { assignmentTexts as texts } from '../../texts/tenant.ts';
import { assignableRoles, firstRoleId } from './assignable-roles.ts';
import { RoleField } from './role-field.tsx';

const useStyles = makeStyles({
  tags: { flexWrap: 'wrap', rowGap: tokens.spacingVerticalXS },
});

interface AddAssignmentDialogProps {
  servicePrincipalId: string;
  roles: readonly AppRole[];
  /** Ids of those who are assigned already. */
  assigned: readonly string[];
  onClose(): void;
}

export function AddAssignmentDialog(props: AddAssignmentDialogProps): ReactNode {
  const { servicePrincipalId, roles, assigned, onClose } = props;
  const styles = useStyles();
  const sayThat = useSavedNotice();
  const [chosen, setChosen] = useState<Principal[]>([]);
  const [roleId, setRoleId] = useState(firstRoleId(roles));
  const add = useAction({
    run: async () => {
      for (const { id } of chosen) await assign(servicePrincipalId, id, roleId);
    },
    touches: [['tenant']],
    onDone: () => {
      sayThat(texts.added(chosen.length));
      onClose();
    },
    isRefusedInPlace: true,
  });
  return (
    <DialogFrame
      title={texts.addTitle}
      submit={texts.assign}
      refusal={add.error}
      isSubmitOff={chosen.length === 0 || add.isPending}
      onSubmit={() => add.mutate()}
      onClose={onClose}
    >
      <Body1>{texts.addText}</Body1>
      <PrincipalPicker
        label={texts.pick}
        withGroups
        without={[...assigned, ...chosen.map(({ id }) => id)]}
        onPick={(principal) => setChosen([...chosen, principal])}
      />
      <Field label={texts.chosen}>
        {chosen.length === 0 ? (
          <Body1>{texts.none}</Body1>
        ) : (
          <TagGroup
            aria-label={texts.chosen}
            className={styles.tags}
            onDismiss={(_event, { value }) => setChosen(chosen.filter(({ id }) => id !== value))}
          >
            {chosen.map(({ id, displayName }) => (
              <InteractionTag key={id} value={id}>
                <InteractionTagPrimary hasSecondaryAction>{displayName}</InteractionTagPrimary>
                <InteractionTagSecondary aria-label={`${texts.remove} ${displayName}`} />
              </InteractionTag>
            ))}
          </TagGroup>
        )}
      </Field>
      <RoleField roles={assignableRoles(roles)} roleId={roleId} onChange={setRoleId} />
    </DialogFrame>
  );
}
