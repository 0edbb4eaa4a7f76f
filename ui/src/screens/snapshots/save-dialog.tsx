/** Asks for the name of a new snapshot, and whether secrets go into it. */
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { saveSnapshot } from '../../api/snapshots.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { common } from '../../texts/common.ts';
import { snapshotTexts as texts } from '../../texts/snapshots.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
});

const VALID = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/;

interface SaveDialogProps {
  isOpen: boolean;
  taken: readonly string[];
  onSaved(name: string): void;
  onClose(): void;
}

export function SaveDialog({ isOpen, taken, onSaved, onClose }: SaveDialogProps): ReactNode {
  const styles = useStyles();
  const notify = useNotify();
  const [name, setName] = useState('');
  const [withSecrets, setWithSecrets] = useState(false);
  const close = () => {
    setName('');
    setWithSecrets(false);
    onClose();
  };
  const save = useAction({
    run: saveSnapshot,
    touches: [queries.snapshots().queryKey],
    onDone: (given) => {
      notify.done(texts.saved(given.name));
      close();
      onSaved(given.name);
    },
  });
  const wanted = name.trim();
  const problem = problemOf(wanted, taken);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== '' && problem === null && !save.isPending) save.mutate({ name: wanted, withSecrets });
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(_event, { open }) => {
        if (!open) close();
      }}
    >
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{texts.dialogTitle}</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field
                label={texts.name}
                required
                {...(problem === null
                  ? { hint: texts.nameHint }
                  : { validationMessage: problem, validationState: 'error' as const })}
              >
                <Input value={name} onChange={(_event, { value }) => setName(value)} />
              </Field>
              <Field hint={texts.includeSecretsHint}>
                <Checkbox
                  label={texts.includeSecrets}
                  checked={withSecrets}
                  onChange={(_event, { checked }) => setWithSecrets(checked === true)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={wanted === '' || problem !== null || save.isPending}
              >
                {common.save}
              </Button>
              <Button onClick={close}>{common.cancel}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function problemOf(name: string, taken: readonly string[]): string | null {
  if (name === '') return null;
  if (!VALID.test(name)) return texts.nameInvalid;
  return taken.includes(name) ? texts.nameTaken : null;
}
