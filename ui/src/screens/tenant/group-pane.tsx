/** One group: its name and description, its members, assignments, deletion. */
import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Group } from '../../../../simulator/model/directory.ts';
import { deleteGroup, updateGroup } from '../../api/directory.ts';
import { queries } from '../../api/queries.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { DetailsPane } from '../../components/details-pane.tsx';
import { EditForm } from '../../components/edit-form.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { noteDeleted } from '../../hooks/deleted-here.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useEdits } from '../../hooks/use-edits.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { forgetUnsaved } from '../../hooks/use-unsaved.ts';
import { tenantTexts as texts } from '../../texts/tenant.ts';
import { AssignmentSection } from './assignment-section.tsx';
import { MemberSection } from './member-section.tsx';
import { ReadPane } from './read-pane.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL },
});

const TENANT = [['tenant']];

interface GroupPaneProps {
  groupId: string;
  /** Address of the list that it was opened from. */
  list: string;
}

export function GroupPane({ groupId, list }: GroupPaneProps): ReactNode {
  return (
    <ReadPane read={useQuery(queries.group(groupId))} id={groupId} list={list}>
      {(group) => <LoadedGroupPane group={group} list={list} />}
    </ReadPane>
  );
}

function LoadedGroupPane({ group, list }: { group: Group; list: string }): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const sayThat = useSavedNotice();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction({
    run: () => deleteGroup(group.id),
    touches: TENANT,
    onDone: () => {
      sayThat(texts.userDeleted(group.displayName));
      forgetUnsaved();
      noteDeleted(group.id);
      void navigate(list, { replace: true });
    },
  });
  return (
    <DetailsPane title={group.displayName} subtitle={group.description} onClose={() => void navigate(list)}>
      <div className={styles.content}>
        <GroupForm group={group} />
        <AssignmentSection principalId={group.id} />
        <MemberSection groupId={group.id} />
        <PropertyList properties={[{ name: texts.objectId, value: group.id, copyText: group.id }]} />
        <div>
          <Button icon={<DeleteRegular />} onClick={() => setAsking(true)}>
            {texts.deleteGroup}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.deleteUserTitle(group.displayName)}
        text={texts.deleteGroupText}
        confirm={texts.delete}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(false)}
      />
    </DetailsPane>
  );
}

function GroupForm({ group }: { group: Group }): ReactNode {
  const sayThat = useSavedNotice();
  const stored = useMemo(() => ({ displayName: group.displayName, description: group.description ?? '' }), [group]);
  const { fields, changed, isChanged, edit, discard } = useEdits(stored);
  const save = useAction({
    // Graph clears a property with null, not with an empty text (G-13).
    run: () =>
      updateGroup(
        group.id,
        'description' in changed ? { ...changed, description: changed.description || null } : changed,
      ),
    touches: TENANT,
    onDone: () => sayThat(),
  });
  const isNamed = fields.displayName.trim() !== '';
  return (
    <EditForm
      label={texts.properties}
      isChanged={isChanged && !save.isPending}
      isValid={isNamed}
      onSave={() => save.mutate()}
      onDiscard={discard}
    >
      <Field label={texts.displayName} required {...(isNamed ? {} : { validationMessage: texts.needed })}>
        <Input value={fields.displayName} onChange={(_event, { value }) => edit({ displayName: value })} />
      </Field>
      <Field label={texts.description}>
        <Textarea value={fields.description} onChange={(_event, { value }) => edit({ description: value })} />
      </Field>
    </EditForm>
  );
}
