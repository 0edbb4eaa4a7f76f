/** The properties of a user: names always in sight, the others in groups that open. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Caption1,
  Field,
  Input,
  makeStyles,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import type { User } from '../../../../simulator/model/directory.ts';
import { updateUser } from '../../api/directory.ts';
import { EditForm } from '../../components/edit-form.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useEdits } from '../../hooks/use-edits.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { tenantTexts as texts, userFieldTexts } from '../../texts/tenant.ts';
import {
  fieldGroups,
  fieldsOf,
  identityFields,
  neededFields,
  refusedField,
  type UserField,
  userChangeOf,
} from './user-fields.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    alignItems: 'start',
  },
  field: { minWidth: 0 },
  control: { minWidth: 0, width: '100%' },
  panel: { margin: 0, padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}` },
  hint: { color: tokens.colorNeutralForeground2 },
});

export function UserForm({ user }: { user: User }): ReactNode {
  const styles = useStyles();
  const sayThat = useSavedNotice();
  const stored = useMemo(() => fieldsOf(user), [user]);
  const { fields, changed, isChanged, edit, discard } = useEdits(stored);
  const save = useAction({
    run: () => updateUser(user.id, userChangeOf(changed, stored)),
    touches: [['tenant']],
    onDone: () => sayThat(),
    isRefusedInPlace: true,
  });
  const refused = save.error ? refusedField(save.error.message, Object.keys(changed)) : null;
  const problemOf = (name: UserField) => {
    if (neededFields.includes(name) && fields[name].trim() === '') return texts.needed;
    return name === refused ? save.error?.message : undefined;
  };
  const change = (edits: Partial<typeof fields>) => {
    // What was said of the last try doesn't hold of what is typed since.
    save.reset();
    edit(edits);
  };
  const group = (names: readonly UserField[]) => (
    <div className={styles.fields}>
      {names.map((name) => {
        const problem = problemOf(name);
        return (
          <Field
            key={name}
            className={styles.field}
            label={userFieldTexts[name]}
            required={neededFields.includes(name)}
            {...(problem ? { validationMessage: problem } : {})}
          >
            <Input
              className={styles.control}
              value={fields[name]}
              onChange={(_event, { value }) => change({ [name]: value })}
            />
          </Field>
        );
      })}
    </div>
  );
  return (
    <EditForm
      label={texts.properties}
      isChanged={isChanged && !save.isPending}
      isValid={neededFields.every((name) => fields[name].trim() !== '')}
      onSave={() => save.mutate()}
      onDiscard={() => {
        save.reset();
        discard();
      }}
    >
      {group(identityFields)}
      <Switch
        label={texts.accountEnabled}
        checked={fields.accountEnabled}
        onChange={(_event, { checked }) => change({ accountEnabled: checked })}
      />
      <Accordion multiple collapsible>
        {(Object.keys(fieldGroups) as (keyof typeof fieldGroups)[]).map((name) => (
          <AccordionItem key={name} value={name}>
            <AccordionHeader as="h3" expandIconPosition="end">
              {texts.fieldGroups[name]}
            </AccordionHeader>
            <AccordionPanel className={styles.panel}>{group(fieldGroups[name])}</AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
      {save.error && refused === null ? <RefusalNotice error={save.error} /> : null}
      <Caption1 className={styles.hint}>{texts.watch}</Caption1>
    </EditForm>
  );
}
