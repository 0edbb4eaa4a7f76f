/** Compares what the target holds with what a step expects of it. */
import type { ObjectKind } from '../model/exchange.ts';
import { differencesOf, listOf, shown, textOf } from './differences.ts';
import type { Expectations } from './expect-shape.ts';
import type { ExpectationFailure } from './scenario-result.ts';
import type { Stage } from './stage.ts';
import { countResources, findResources, type Resource, readResource } from './target-state.ts';

type TargetExpectations = NonNullable<Expectations['target']>;
type Item = NonNullable<TargetExpectations['users']>[number] & { members?: string[] };

const MOST_DIFFERENCES = 6;

/** Reads past faults and with the right token. Throws TARGET_REFUSED when the target can't be read. */
export async function checkTarget(stage: Stage, target: TargetExpectations): Promise<ExpectationFailure[]> {
  const failures: ExpectationFailure[] = [];
  const note = (expectation: string, message: string | null) => {
    if (message !== null) failures.push({ expectation: `target.${expectation}`, message });
  };
  note('userCount', await countProblem(stage, 'User', target.userCount));
  note('groupCount', await countProblem(stage, 'Group', target.groupCount));
  for (const [index, item] of (target.users ?? []).entries()) {
    note(`users[${index}]`, await itemProblem(stage, 'User', item));
  }
  for (const [index, item] of (target.groups ?? []).entries()) {
    note(`groups[${index}]`, await itemProblem(stage, 'Group', item));
  }
  return failures;
}

async function countProblem(stage: Stage, kind: ObjectKind, expected: number | undefined): Promise<string | null> {
  if (expected === undefined) return null;
  const actual = await countResources(stage, kind);
  return actual === expected ? null : `expected ${expected}, the target has ${actual}`;
}

async function itemProblem(stage: Stage, kind: ObjectKind, { of, where, count = 1, is, members }: Item) {
  const filter = where === undefined ? null : String(stage.filledIn(where));
  const what = filter ?? `the account of ${of}`;
  const found = filter === null ? await linked(stage, kind, of ?? '') : await findResources(stage, kind, filter);
  if (found.length !== count) {
    const wanted = count === 0 ? 'none' : count;
    return `expected ${wanted} for ${what}, the target has ${found.length}${listOf(found.map(shown))}`;
  }
  const [first] = found;
  if (!first) return null;
  const differences = is ? differencesOf(stage.filledIn(is), first) : [];
  if (differences.length > 0) {
    const lines = differences.slice(0, MOST_DIFFERENCES).map((one) => `  ${textOf(one)}`);
    return [`${what} differs:`, ...lines].join('\n');
  }
  const problem = members ? await membersProblem(stage, first.id, members) : null;
  return problem === null ? null : `${what}: ${problem}`;
}

async function linked(stage: Stage, kind: 'User' | 'Group', of: string): Promise<Resource[]> {
  const id = stage.targetIdOf(of);
  const found = id === null ? null : await readResource(stage, kind, id);
  return found ? [found] : [];
}

async function membersProblem(stage: Stage, groupId: string, names: readonly string[]): Promise<string | null> {
  const group = await readResource(stage, 'Group', groupId);
  const members = Array.isArray(group?.members) ? group.members : [];
  const actual = new Set(members.map((member: { value?: unknown }) => String(member.value)));
  const expected = new Map(names.map((name) => [stage.targetIdOf(name) ?? name, name]));
  const missing = [...expected].filter(([id]) => !actual.has(id)).map(([, name]) => name);
  const surplus = [...actual].filter((id) => !expected.has(id));
  if (missing.length === 0 && surplus.length === 0) return null;
  const parts = [
    ...(missing.length > 0 ? [`these members are missing: ${missing.join(', ')}`] : []),
    ...(surplus.length > 0 ? [`these are members and shouldn't be: ${surplus.join(', ')}`] : []),
  ];
  return `${parts.join('; ')} (${actual.size} of ${expected.size} expected)`;
}
