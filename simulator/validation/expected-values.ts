/** What the mapping makes of a user: the values that a test expects at the endpoint (V-06, V-07). */
import { chance } from '../chance.ts';
import { mapObject } from '../mapping/index.ts';
import type { User } from '../model/directory.ts';
import { compileObjectFlow } from '../provisioning/index.ts';
import { userAttributes } from '../tenant/index.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';

/**
 * By target attribute, of plain values that also flow in updates; without references, roles and `active`, which the
 * tests look at by themselves.
 */
export function expectedValues(plan: RehearsalPlan, user: User): Map<string, unknown> {
  const expected = new Map<string, unknown>([['userName', user.userPrincipalName]]);
  const flow = compileObjectFlow(plan.schema, 'User');
  if (!flow) return expected;
  const source = { ...userAttributes(user, null), IsSoftDeleted: !user.accountEnabled, appRoleAssignments: [] };
  const { attributes } = mapObject(flow.compiled, source, { nowMs: 0, chance: chance(plan.seed, 'expected') });
  for (const { attribute, value, roles, onUpdate, onCreate } of attributes) {
    if (roles || attribute === 'active' || attribute === 'roles' || !onCreate) continue;
    if (onUpdate === 'never') continue;
    expected.set(attribute, value);
  }
  return expected;
}
