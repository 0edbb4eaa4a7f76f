/** Wherever a person gives a time, it is read the same way, and what is none is refused in the same words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildServer } from '../../simulator/http/index.ts';
import { createSimulator, evaluateExpression, mapObject, readScenario } from '../../simulator/index.ts';
import { SampleApps } from '../../simulator/sample-apps.ts';
import { readFault } from '../../simulator/scim/index.ts';
import { openSingleApplication } from '../../simulator/single-application.ts';

const mapping = {
  enabled: true,
  flowTypes: 'Add',
  name: 'Users',
  scope: null,
  sourceObjectName: 'User',
  targetObjectName: 'User',
  metadata: [],
  attributeMappings: [],
};

/** What is said of a time at a place; the time is read without an error when nothing is. */
const places: [string, (time: string) => unknown][] = [
  ['the start of a simulator', async (startTime) => (await createSimulator({ startTime })).close()],
  ['the beginning of a fault', (from) => readFault({ effect: { kind: 'reset' }, from })],
  ['the end of a fault', (until) => readFault({ effect: { kind: 'reset' }, until })],
  ['mapObject', (now) => mapObject(mapping, {}, { now })],
  ['evaluateExpression', (now) => evaluateExpression('Now()', {}, { now })],
  ['the start of a scenario', (time) => readScenario(`name: A\nstartTime: '${time}'\nsteps: [cycle]\n`, 'a.yaml')],
  [
    'the population of a scenario',
    (time) => readScenario(`name: A\npopulation: { users: 1, madeAt: '${time}' }\nsteps: [cycle]\n`, 'a.yaml'),
  ],
  ['an advance', (to) => answerTo('POST', '/control/clock/advance', { to })],
  ['a log from a time on', (from) => answerTo('GET', `/control/logs/audit.json?from=${from}`)],
  [
    'the end of a client secret',
    async (endDateTime) => {
      const passwordCredential = { endDateTime };
      await answerTo('POST', (id) => `/v1.0/servicePrincipals/${id}/addPassword`, { passwordCredential });
    },
  ],
];

/** Throws what the server refuses. */
async function answerTo(method: 'GET' | 'POST', url: string | ((id: string) => string), payload?: object) {
  const { simulator, application } = await openSingleApplication({ startTime: '2026-01-05T08:00:00Z' });
  const app = await buildServer({ simulator, sampleApps: new SampleApps(simulator) });
  try {
    const address = typeof url === 'string' ? url : url(application.servicePrincipalId);
    const answer = await app.inject({ method, url: address, ...(payload ? { payload } : {}) });
    if (answer.statusCode >= 400) throw new Error(answer.body);
  } finally {
    await app.close();
    await simulator.close();
  }
}

describe.each(places)('%s', (_place, give) => {
  it.each(['2026-02-30T08:00:00Z', '12:00', 'soon'])('is not %s', async (time) => {
    const refusal = await Promise.resolve(time)
      .then(give)
      .then(
        () => 'nothing',
        (error: Error) => error.message,
      );
    expect(refusal).toContain(time);
    expect(refusal).toContain('an ISO 8601 time of a date that exists, such as 2026-01-05T08:00:00Z');
  });

  it.each(['2026-02-28T08:00:00Z', '2026-02-28T08:00', '2026-02-28'])('can be %s', async (time) => {
    await expect(Promise.resolve(time).then(give)).resolves.not.toThrow();
  });
});

describe('without an offset', () => {
  const zone = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = 'America/New_York';
  });
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('a time is one of UTC, wherever the machine is', async () => {
    const fault = readFault({ effect: { kind: 'status', status: 418 }, from: '2026-01-05T08:00' });
    const sim = await createSimulator({ startTime: '2026-01-05T07:59', faults: [fault] });
    const statuses = async () => sim.exchanges(await sim.runCycle()).map(({ response }) => response?.status);
    expect(sim.simulator.clock.nowMs()).toBe(Date.UTC(2026, 0, 5, 7, 59));
    expect(await statuses()).not.toContain(418);
    await sim.advance('PT1M');
    expect(await statuses()).toContain(418);
    await sim.close();
  });
});
