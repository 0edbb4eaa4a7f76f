/** A run of provision on demand sorted into the page's steps (P-810). Pure. */
import type { ProvisioningStatus, ProvisioningStep, StepType } from '../../../../simulator/model/log.ts';
import type { OnDemandRun, OnDemandStep } from '../../api/on-demand.ts';

export interface Stage {
  name: OnDemandStep;
  /** Null: an earlier step ended the run. */
  status: ProvisioningStatus | null;
  steps: ProvisioningStep[];
  exchanges: OnDemandRun['exchanges'];
}

const stageOf: Record<StepType, OnDemandStep> = {
  import: 'import',
  scoping: 'scoping',
  matching: 'matching',
  processing: 'action',
  referenceResolution: 'action',
  export: 'action',
};

/** The connection check is shown only when it failed; it is the only step then (E-701). */
export function stagesOf(run: OnDemandRun): Stage[] {
  const names: OnDemandStep[] = run.isConnected
    ? ['import', 'scoping', 'matching', 'action']
    : ['connection', 'import', 'scoping', 'matching', 'action'];
  return names.map((name) => {
    const exchanges = run.exchanges.filter((exchange) => exchange.step === name);
    if (name === 'connection') return { name, status: 'failure', steps: [], exchanges };
    const steps = run.steps.filter((step) => stageOf[step.provisioningStepType] === name);
    return { name, status: steps.length === 0 ? null : worstOf(steps), steps, exchanges };
  });
}

/** The steps that are open at first: what failed, else what was done last. */
export function openedOf(stages: readonly Stage[]): OnDemandStep[] {
  const failed = stages.filter(({ status }) => status === 'failure');
  const reached = stages.filter(({ status }) => status !== null);
  return (failed.length > 0 ? failed : reached.slice(-1)).map(({ name }) => name);
}

function worstOf(steps: readonly ProvisioningStep[]): ProvisioningStatus {
  const order: ProvisioningStatus[] = ['failure', 'warning', 'success', 'skipped'];
  return order.find((status) => steps.some((step) => step.status === status)) ?? 'success';
}
