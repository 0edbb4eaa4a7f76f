import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildServer } from '../../../simulator/http/index.ts';
import { SampleApps } from '../../../simulator/sample-apps.ts';
import { Simulator } from '../../../simulator/simulator.ts';

let simulator: Simulator;
let app: Awaited<ReturnType<typeof buildServer>>;

beforeEach(async () => {
  simulator = await Simulator.open({ seed: 2 });
  app = await buildServer({ simulator, sampleApps: new SampleApps(simulator) });
});
afterEach(async () => {
  await app.close();
  await simulator.close();
});

const populate = (payload: object) => app.inject({ method: 'POST', url: '/control/tenant/populate', payload });

it('people are added to those who are there, under names and numbers of their own', async () => {
  simulator.populate(60, 4);
  for (const [users, groups] of [
    [120, 6],
    [180, 8],
  ]) {
    expect((await populate({ users: 60, groups: 2 })).json()).toEqual({ users, groups });
  }
  const all = simulator.tenant.users.list({ limit: 1000 }).map(({ user }) => user);
  expect(new Set(all.map(({ userPrincipalName }) => userPrincipalName)).size).toBe(180);
  const numbers = all.flatMap(({ employeeId }) => employeeId ?? []);
  expect(new Set(numbers).size).toBe(numbers.length);
});

it('a number that makes no sense is refused, and nobody is added', async () => {
  expect((await populate({ users: -1 })).statusCode).toBe(400);
  expect((await populate({ users: 1_000_000 })).statusCode).toBe(400);
  expect(simulator.tenant.users.count()).toBe(0);
});
