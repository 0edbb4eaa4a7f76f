/** What is asked of one object by hand: explaining it and provisioning it on demand. Used by the server and the library. */
import { jobError } from './jobs/index.ts';
import type { ObjectKind } from './model/exchange.ts';
import type { ProvisioningObjectSummary } from './model/log.ts';
import {
  type Explanation,
  explain,
  type OnDemandResult,
  type OnDemandSubject,
  provisionOnDemand,
} from './provisioning/index.ts';
import type { Simulator } from './simulator.ts';

/** What the job's next cycle would do with an object, and why. Throws JOB_NOT_FOUND, MAPPING_DISABLED. */
export async function explainObject(
  simulator: Simulator,
  jobId: string,
  object: { kind: ObjectKind; id: string },
): Promise<Explanation> {
  const job = simulator.job(jobId);
  return explain(await simulator.contextFor(jobId), object.kind, object.id, {
    watermark: job.state.watermark,
    nextCycleAtMs: job.nextRunMs(),
  });
}

/** Provisions one object now (E-701 ff). Throws JOB_STARTED and what `provisionOnDemand` throws. */
export async function provisionObject(
  simulator: Simulator,
  jobId: string,
  subject: OnDemandSubject,
  initiatedBy: ProvisioningObjectSummary['initiatedBy'],
): Promise<OnDemandResult> {
  const context = await simulator.contextFor(jobId, 'onDemand');
  // Jobs with a bearer token go on meanwhile; with OAuth they have to be stopped (E-717, W-25).
  if (context.connection.fetchesToken && !context.settings.onDemandWhileRunning && simulator.job(jobId).isStarted) {
    throw jobError('JOB_STARTED', { jobId, application: context.application.displayName });
  }
  simulator.events.emit({ type: 'onDemand', jobId, subject });
  return provisionOnDemand(context, subject, {
    // Named by what the log holds: two requests never share an id, and the same history gives the same one.
    requestId: simulator.chanceFor(`on-demand:${jobId}:${simulator.log.lastNumber()}`).guid(),
    initiatedBy,
  });
}
