/** Asks for the name of a new snapshot, and whether secrets go into it. */
import { Checkbox, Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { saveSnapshot } from '../../api/snapshots.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { common } from '../../texts/common.ts';
import { snapshotTexts as texts } from '../../texts/snapshots.ts';

const VALID = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/;

interface SaveDialogProps {
  isOpen: boolean;
  taken: readonly string[];
  onSaved(name: string): void;
  onClose(): void;
}

export function SaveDialog({ isOpen, taken, onSaved, onClose }: SaveDialogProps): ReactNode {
  const notify = useNotify();
  const [name, setName] = useState('');
  const [withSecrets, setWithSecrets] = useState(false);
  const close = () => {
    setName('');
    setWithSecrets(false);
    save.reset();
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
    isRefusedInPlace: true,
  });
  const wanted = name.trim();
  const problem = problemOf(wanted, taken);
  return (
    <DialogFrame
      form
      isOpen={isOpen}
      title={texts.dialogTitle}
      submit={common.save}
      refusal={save.error}
      isSubmitOff={wanted === '' || problem !== null || save.isPending}
      onSubmit={() => save.mutate({ name: wanted, withSecrets })}
      onClose={close}
    >
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
    </DialogFrame>
  );
}

function problemOf(name: string, taken: readonly string[]): string | null {
  if (name === '') return null;
  if (!VALID.test(name)) return texts.nameInvalid;
  return taken.includes(name) ? texts.nameTaken : null;
}
