/** A form with its Save and Discard, which wake up once something was changed. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { common } from '../texts/common.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  buttons: { display: 'flex', columnGap: tokens.spacingHorizontalS },
});

interface EditFormProps {
  label: string;
  isChanged: boolean;
  isValid: boolean;
  onSave(): void;
  onDiscard(): void;
  children: ReactNode;
}

export function EditForm({ label, isChanged, isValid, onSave, onDiscard, children }: EditFormProps): ReactNode {
  const styles = useStyles();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && isValid) onSave();
  };
  return (
    <form aria-label={label} className={styles.form} onSubmit={submit}>
      {children}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={!isChanged || !isValid}>
          {common.save}
        </Button>
        <Button disabledFocusable={!isChanged} onClick={onDiscard}>
          {common.discard}
        </Button>
      </div>
    </form>
  );
}
