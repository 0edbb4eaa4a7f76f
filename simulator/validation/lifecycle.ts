/**
 * How a test of the lifecycle waits and judges: a change in the tenant, cycles until the endpoint shows it, and the
 * log saying success. Both have to hold (V-12). Instead of polling for an hour a second cycle is tried (V-41).
 */
import type { Group, User } from '../model/directory.ts';
import type { Exchange, ObjectKind, ScimResource } from '../model/exchange.ts';
import type { ProvisioningAction, ProvisioningObjectSummary } from '../model/log.ts';
import type { ListAnswer } from './endpoint.ts';
import { lastProblem } from './exchanges.ts';
import { expectedValues } from './expected-values.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';
import type { Stage } from './stage.ts';
import { phase, TestFailure } from './test-failure.ts';
import type { TestContext } from './validation-test.ts';

/** Cycles in which a change has to arrive: what fails once is tried again in the next (E-540). */
const CYCLES = 2;

const nameOf: Record<ObjectKind, string> = { User: 'userName', Group: 'displayName' };

/** The endpoint's list for a name: what Microsoft's tests poll (V-10). */
export function look({ endpoint }: TestContext, kind: ObjectKind, name: string): Promise<ListAnswer> {
  return endpoint.find(kind, nameOf[kind], name);
}

/** The look before anything is created: 200 and an empty list (V-14). */
export async function expectUnknown(context: TestContext, kind: ObjectKind, name: string): Promise<void> {
  const { totalResults, exchange } = await look(context, kind, name);
  if (totalResults === 0) return;
  throw new TestFailure(`a ${kind.toLowerCase()} that was never created is found`, {
    expected: 'totalResults 0',
    actual: `totalResults ${totalResults}`,
    exchange,
  });
}

/** Runs cycles until `check` doesn't throw; then its last failure is the test's. */
export async function afterCycles<T>({ stage }: TestContext, check: () => Promise<T>): Promise<T> {
  for (let cycle = 1; ; cycle++) {
    await stage.cycle();
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof TestFailure) || cycle === CYCLES) throw error;
    }
  }
}

/** The one resource of that name. */
export async function expectFound(context: TestContext, kind: ObjectKind, name: string): Promise<Found> {
  const { resources, exchange } = await look(context, kind, name);
  const [resource] = resources;
  if (resource && resources.length === 1) return { resource, exchange };
  throw new TestFailure(`the ${kind.toLowerCase()} is ${resource ? 'there more than once' : 'not found'}`, {
    expected: `one with ${nameOf[kind]} ${name}`,
    actual: `${resources.length} resources`,
    exchange,
  });
}

export interface Found {
  resource: ScimResource;
  exchange: Exchange;
}

export interface Identity {
  id: string;
  name: string;
  kind: ObjectKind;
}

/** A user by the name that the mapping gives them. */
export function userIdentity(user: User, plan: RehearsalPlan): Identity {
  return { id: user.id, kind: 'User', name: expectedValues(plan, user).get('userName') as string };
}

export function groupIdentity({ id, displayName }: Group): Identity {
  return { id, kind: 'Group', name: displayName };
}

/** Looks, assigns, runs a cycle, and finds the user or group: steps 1 to 5 of most tests. */
export function createPhase(context: TestContext, identity: Identity): Promise<Found> {
  return phase('Create', async () => {
    await expectUnknown(context, identity.kind, identity.name);
    context.stage.assign(identity);
    return afterCycles(context, () => expectCreated(context, identity));
  });
}

/** Assigns and provisions on demand, without a cycle (tests 7 and 13). */
export async function onDemandPhase(context: TestContext, { id, kind, name }: Identity): Promise<void> {
  const { stage } = context;
  stage.assign({ id });
  const { result, connectionFailure } = await stage.provisionOnDemand(kind, id);
  if (connectionFailure) throw new TestFailure(connectionFailure.reason, { phase: 'Create' });
  await phase('Create', async () => {
    if (result === 'Failure') expectLog(stage, id, ['create']);
    await expectFound(context, kind, name);
    if (stage.logOf(id).length === 0) throw new TestFailure('NO_LOGS_FOUND');
  });
}

/** Assigned and created: found at the endpoint, and the log says so. */
export async function expectCreated(context: TestContext, identity: Identity): Promise<Found> {
  expectLog(context.stage, identity.id, ['create']);
  return expectFound(context, identity.kind, identity.name);
}

/** The newest entry of these actions is a success (V-12). Throws with its error and the call behind it. */
export function expectLog(
  stage: Stage,
  sourceId: string,
  actions: readonly ProvisioningAction[],
  sinceEntries = 0,
): ProvisioningObjectSummary {
  const all = stage.logOf(sourceId);
  const recent = all.slice(0, all.length - sinceEntries);
  const entry = recent.find(({ provisioningAction }) => actions.includes(provisioningAction));
  if (!entry) {
    const [newest] = recent;
    const failed = newest && newest.provisioningStatusInfo.status === 'failure' ? newest : null;
    if (failed) throw logFailure(stage, failed);
    throw new TestFailure(`the log has no entry of action ${actions.join(' or ')}`, {
      expected: `${actions.join(' or ')}: success`,
      actual: newest ? `${newest.provisioningAction}: ${newest.provisioningStatusInfo.status}` : 'no entry',
    });
  }
  if (entry.provisioningStatusInfo.status !== 'success') throw logFailure(stage, entry);
  return entry;
}

function logFailure(stage: Stage, entry: ProvisioningObjectSummary): TestFailure {
  const { status, errorInformation } = entry.provisioningStatusInfo;
  const skipped = entry.provisioningSteps.at(-1)?.description ?? '';
  const why = errorInformation ? `${errorInformation.errorCode}: ${errorInformation.reason}` : skipped;
  return new TestFailure(`the log's entry of action ${entry.provisioningAction} says ${status}: ${why}`, {
    expected: 'success',
    actual: status,
    exchange: lastProblem(stage.simulator.log.exchangesOf(entry.id)),
  });
}

/** How many entries an object has: later ones are those of the next phase. */
export function entryCount(stage: Stage, sourceId: string): number {
  return stage.logOf(sourceId).length;
}
