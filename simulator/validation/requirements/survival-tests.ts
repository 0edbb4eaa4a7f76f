/** What has to come through unharmed: values that a PATCH doesn't name, and signs in names (W-28, W-104, W-111). */

import { readAttribute } from '../../scim/index.ts';
import { expectValues, isEqual } from '../compare.ts';
import { expectOne } from '../protocol/expectations.ts';
import { expectMembers, withMembers } from '../protocol/group-tests.ts';
import { fillable, groupBody, userBody, valueFor } from '../scim-bodies.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';
import { valuesIn } from '../values-in.ts';

const shared = { suite: 'requirements', group: 'SCIMTests' } as const;

export const survivalTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'A PATCH leaves the rest',
    purpose: 'Attributes and members that a PATCH does not name stay as they are.',
    rule: 'W-104, W-111',
    run: leavesTheRest,
  },
  {
    ...shared,
    name: 'Signs in names',
    purpose: 'Names with apostrophe, plus sign, ampersand and letters beyond ASCII are kept and found.',
    rule: 'W-28, V-20',
    run: signsInNames,
  },
];

async function leavesTheRest(context: TestContext): Promise<string | undefined> {
  const { endpoint, plan, stage } = context;
  const body = userBody(plan, stage.chance, 'rest');
  const { id } = await endpoint.create('User', body);
  const [changed] = fillable(plan, 'User').filter(({ type, name }) => type === 'String' && !name.includes('['));
  const before = await endpoint.read('User', id);
  const sent = valuesIn(plan, body);
  // What the endpoint never kept is the matter of other tests.
  const kept = new Map([...sent].filter(([name, value]) => isEqual(readAttribute(before.resource, name).value, value)));
  const operation = changed
    ? { path: changed.name, value: valueFor(changed, stage.mark()) }
    : { path: 'active', value: false };
  await endpoint.patch('User', id, [{ op: 'Replace', ...operation }]);
  kept.set(operation.path, operation.value);
  const after = await endpoint.read('User', id);
  expectValues(after.resource, kept, after.exchange);
  if (!plan.capabilities.isGroupSupported) return undefined;
  const { group, users } = await withMembers(context, 2);
  const displayName = `Renamed-${stage.mark()}`;
  await endpoint.patch('Group', group.id, [{ op: 'Replace', path: 'displayName', value: displayName }]);
  await expectMembers(context, group.id, users);
  return undefined;
}

async function signsInNames(context: TestContext): Promise<void> {
  const { endpoint, plan, stage } = context;
  const userName = `o'neil+${stage.mark()}@example.com`;
  const user = await endpoint.create('User', { ...userBody(plan, stage.chance, 'signs'), userName });
  await expectOne(context, 'User', 'userName', userName, user.id);
  if (!plan.capabilities.isGroupSupported) return;
  const displayName = `R&D + Qualität #${stage.mark()}`;
  const group = await endpoint.create('Group', { ...groupBody(plan, stage.chance, 'signs'), displayName });
  await expectOne(context, 'Group', 'displayName', displayName, group.id);
}
