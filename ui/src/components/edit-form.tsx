/** A form with its Save and Discard, which wake up once something was changed; it asks before that is lost. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { useUnsaved } from '../hooks/use-unsaved.ts';
import { common } from '../texts/common.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  buttons: { display: 'flex', columnGap: tokens.spacingHorizontalS },
  sticky: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground2,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface EditFormProps {
  label: string;
  isChanged: boolean;
  isValid: boolean;
  /** Longer than the window: the buttons stay in sight. */
  isLong?: boolean;
  /** Parameters of the address whose change takes the form away; a constant. */
  hangsOn?: readonly string[];
  onSave(): void;
  onDiscard(): void;
  children: ReactNode;
}

export function EditForm({
  label,
  isChanged,
  isValid,
  isLong = false,
  hangsOn,
  onSave,
  onDiscard,
  children,
}: EditFormProps): ReactNode {
  const styles = useStyles();
  useUnsaved(isChanged, hangsOn);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && isValid) onSave();
  };
  return (
    <form aria-label={label} className={styles.form} onSubmit={submit}>
      {children}
      <div className={mergeClasses(styles.buttons, isLong && styles.sticky)}>
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
