/** What is asked of one object by hand: explaining it and provisioning it on demand. Used by the server and the library. */
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

/** Provisions one object now (E-701 ff). Throws what `provisionOnDemand` throws. */
export async function provisionObject(
  simulator: Simulator,
  jobId: string,
  subject: OnDemandSubject,
  initiatedBy: ProvisioningObjectSummary['initiatedBy'],
): Promise<OnDemandResult> {
  simulator.events.emit({ type: 'onDemand', jobId, subject });
  return provisionOnDemand(await simulator.contextFor(jobId, 'onDemand'), subject, {
    // Named by what the log holds: two requests never share an id, and the same history gives the same one.
    requestId: simulator.chanceFor(`on-demand:${jobId}:${simulator.log.lastNumber()}`).guid(),
    initiatedBy,
  });
}
