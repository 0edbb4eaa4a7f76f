/** Carries out one step of a scenario on its stage; expectations are another file's. */
import type { User } from '../model/directory.ts';
import { provisionObject } from '../one-object.ts';
import { parseSpan } from '../parse-span.ts';
import { scenarioError } from './errors.ts';
import type { Given, StepName } from './scenario-shape.ts';
import type { Actor, Stage } from './stage.ts';
import { changeInTarget } from './target-state.ts';

type Act<K extends StepName> = (stage: Stage, given: Given<K>) => Promise<void> | void;

/** Throws ProvsimError for what the simulator refuses, such as a member who is one already. */
export async function carryOut<K extends Exclude<StepName, 'expect'>>(
  stage: Stage,
  step: { word: K; given: Given<K> },
): Promise<void> {
  const act: Act<K> = acts[step.word];
  await act(stage, step.given);
}

const acts: { [K in Exclude<StepName, 'expect'>]: Act<K> } = {
  add: (stage, { users = {}, groups = {} }) => stage.add(users, groups),
  change: (stage, given) => {
    for (const [name, changes] of Object.entries(given)) change(stage, name, changes);
  },
  delete: (stage, given) => {
    for (const { kind, id } of actors(stage, given)) {
      if (kind === 'User') stage.simulator.tenant.users.delete(id);
      else stage.simulator.tenant.groups.delete(id);
    }
  },
  restore: (stage, given) => {
    for (const { id } of actors(stage, given)) stage.simulator.tenant.users.restore(id);
  },
  purge: (stage, given) => {
    for (const { id } of actors(stage, given)) stage.simulator.tenant.users.purge(id);
  },
  members: (stage, given) => {
    const { groups } = stage.simulator.tenant;
    for (const [group, { add = [], remove = [] }] of Object.entries(given)) {
      const { id } = stage.actor(group);
      for (const member of actors(stage, add)) groups.addMember(id, member.id);
      for (const member of actors(stage, remove)) groups.removeMember(id, member.id);
    }
  },
  assign: (stage, given) => {
    const { application, simulator } = stage;
    const isPlain = typeof given === 'string' || Array.isArray(given);
    const { who, role } = isPlain ? { who: given, role: undefined } : given;
    const roleId = application.appRoles.find(({ displayName, value }) => displayName === role || value === role)?.id;
    for (const { id } of actors(stage, who)) simulator.tenant.assignments.assign(application, id, roleId ?? role);
  },
  unassign: (stage, given) => {
    const { assignments } = stage.simulator.tenant;
    const held = assignments.listForResource(stage.application.servicePrincipalId);
    for (const { id } of actors(stage, given)) {
      for (const assignment of held) if (assignment.principalId === id) assignments.unassign(assignment.id);
    }
  },
  cycle: async ({ job }, given) => {
    for (let count = given ?? 1; count > 0; count--) await job.runCycle();
  },
  advance,
  onDemand: (stage, given) => onDemand(stage, typeof given === 'string' ? { of: given, members: [] } : given),
  start: ({ job }) => job.start(),
  pause: ({ job }) => job.pause(),
  stop: ({ job }) => job.stop(),
  restart: ({ job }, given) => job.restart(given),
  fault: (stage, given) => {
    for (const [id, rule] of Object.entries(given)) stage.addFault(id, rule);
  },
  clearFaults: ({ simulator, application }, given) => {
    const faults = simulator.targets.faults(application.servicePrincipalId);
    if (given === null) faults.clear();
    else for (const id of [given].flat()) faults.remove(id);
  },
  quirks: ({ simulator, application }, given) =>
    simulator.applications.putQuirks(application.servicePrincipalId, given),
  configure: async (stage, given) => {
    await stage.configure(given);
    // A saved mapping makes the next cycle an initial one (E-231).
    if (given.schema !== undefined) await stage.job.schemaSaved();
  },
  token: ({ simulator, application, rightToken }, given) =>
    simulator.applications.setSecrets(application.servicePrincipalId, { SecretToken: given ?? rightToken }),
  inTarget: changeInTarget,
};

function actors(stage: Stage, names: string | readonly string[]): Actor[] {
  return [names].flat().map((name) => stage.actor(name));
}

function change(stage: Stage, name: string, { manager, ...changes }: Record<string, unknown>): void {
  const { kind, id } = stage.actor(name);
  const { users, groups } = stage.simulator.tenant;
  if (kind === 'Group') {
    groups.update(id, changes);
    return;
  }
  if (Object.keys(changes).length > 0) users.update(id, changes as Partial<User>);
  if (manager !== undefined) users.setManager(id, manager === null ? null : stage.actor(String(manager)).id);
}

/** What goes wrong with an event on the way isn't lost. */
async function advance({ simulator }: Stage, span: string): Promise<void> {
  const errors: string[] = [];
  const end = simulator.events.on((event) => {
    if (event.type === 'error') errors.push(`${event.name}: ${event.message}`);
  });
  try {
    await simulator.scheduler.advanceTo(simulator.clock.nowMs() + parseSpan(span));
  } finally {
    end();
  }
  if (errors.length > 0) throw scenarioError('STEP_FAILED', { word: 'advance', reason: errors.join('; ') });
}

async function onDemand(stage: Stage, { of, members }: { of: string; members: string[] }): Promise<void> {
  const { simulator, job } = stage;
  const { kind, id } = stage.actor(of);
  const memberIds = members.map((name) => stage.actor(name).id);
  await provisionObject(
    simulator,
    job.id,
    { kind, objectId: id, memberIds },
    { id: '', displayName: 'provsim', initiatorType: 'user' },
  );
}
