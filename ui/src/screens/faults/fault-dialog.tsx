/** Adds a fault, or changes one in its place: every effect and every condition. */
import { type ReactNode, useState } from 'react';
import { addFault, type Fault, type FaultCatalogue, replaceFault } from '../../api/faults.ts';
import { queries } from '../../api/queries.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { common } from '../../texts/common.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';
import { EffectFields } from './effect-fields.tsx';
import { type FaultFields, faultOf, fieldsOf, problemsOf } from './fault-fields.ts';
import { ScopeFields } from './scope-fields.tsx';

const NEW_FAULT = { effect: { kind: 'status', status: 503 } };

interface FaultDialogProps {
  servicePrincipalId: string;
  catalogue: FaultCatalogue;
  /** The one to change; null adds one. */
  fault: Fault | null;
  onClose(): void;
}

export function FaultDialog({ servicePrincipalId, catalogue, fault, onClose }: FaultDialogProps): ReactNode {
  const notify = useNotify();
  const [fields, setFields] = useState(() => fieldsOf(fault ?? NEW_FAULT));
  const [isChecked, setChecked] = useState(false);
  const known = catalogue.value.find(({ kind }) => kind === fields.kind)?.fields ?? [];
  const problems = problemsOf(fields, known);
  const edit = (change: Partial<FaultFields>) => setFields((before) => ({ ...before, ...change }));
  const save = useAction({
    run: () => {
      const given = faultOf(fields, known, fault?.enabled ?? true);
      return fault ? replaceFault(servicePrincipalId, fault.id, given) : addFault(servicePrincipalId, given);
    },
    touches: [queries.faults(servicePrincipalId).queryKey],
    onDone: () => {
      if (fault) notify.done(texts.saved);
      onClose();
    },
    isRefusedInPlace: true,
  });
  const submit = () => {
    setChecked(true);
    if (Object.keys(problems).length === 0) save.mutate();
  };
  const shown = isChecked ? problems : {};
  return (
    <DialogFrame
      width={640}
      form={texts.form}
      title={fault ? texts.editTitle : texts.addTitle}
      submit={fault ? common.save : texts.add}
      refusal={save.error}
      isSubmitOff={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <EffectFields kinds={catalogue.value} fields={fields} problems={shown} onEdit={edit} />
      <ScopeFields conditions={catalogue.conditions} fields={fields} problems={shown} onEdit={edit} />
    </DialogFrame>
  );
}
