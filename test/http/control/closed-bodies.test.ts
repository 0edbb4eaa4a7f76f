/** A property that isn't known is refused by every call of the control API that takes a body. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestSimulator } from '../../../simulator/index.ts';
import { type ControlServer, startControl } from './control-server.ts';

let sim: TestSimulator;
let app: ControlServer['app'];
let close: ControlServer['close'];
beforeAll(async () => {
  ({ sim, app, close } = await startControl({ seed: 3, users: 2 }));
  await app.ready();
});
afterAll(() => close());

interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  additionalProperties?: unknown;
}

/** Places in a shape where a body may have what isn't described. */
function openPlaces(shape: Shape, path = 'body'): string[] {
  const { properties = {}, items, anyOf = [] } = shape;
  return [
    ...(shape.type === 'object' && Object.keys(properties).length > 0 && shape.additionalProperties === undefined
      ? [path]
      : []),
    ...Object.entries(properties).flatMap(([name, each]) => openPlaces(each, `${path}.${name}`)),
    ...(items ? openPlaces(items, `${path}[]`) : []),
    ...anyOf.flatMap((each) => openPlaces(each, path)),
  ];
}

describe('bodies of the control API', () => {
  it('are closed at every depth, or open on purpose', () => {
    const { paths = {} } = app.swagger() as { paths?: Record<string, Record<string, unknown>> };
    const bodies = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) => {
        const { requestBody } = operation as { requestBody?: { content?: Record<string, { schema?: Shape }> } };
        const schema = requestBody?.content?.['application/json']?.schema;
        return path.startsWith('/control/') && schema ? [{ call: `${method} ${path}`, schema }] : [];
      }),
    );
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.flatMap(({ call, schema }) => openPlaces(schema).map((place) => `${call}: ${place}`))).toEqual([]);
  });

  it.each([
    ['PATCH', '/control/clock', { speed: 1, sped: 2 }, 'body', 'sped'],
    ['PATCH', '/control/change-simulator', { changesPerHours: 5 }, 'body', 'changesPerHours'],
    ['PUT', '/control/log-retention', { days: 30, day: 1 }, 'body', 'day'],
  ] as const)('%s %s with %j is refused and changes nothing', async (method, url, payload, place, property) => {
    const before = (await app.inject({ url })).body;
    const answer = await app.inject({ method, url, payload });
    expect([answer.statusCode, answer.json().error?.code]).toEqual([400, 'BadRequest']);
    expect(answer.json().error.message).toContain(`${place} has a property '${property}' that is not known`);
    if (url !== '/control/clock') expect((await app.inject({ url })).body).toBe(before);
  });

  const SMTP = { host: 'mail.example', port: 25, secure: false };
  it.each([
    ['PATCH', '/control/clock', { speed: '2' }, `body/speed must be a number, but is "2"`],
    ['PATCH', '/control/clock', { speed: true }, `body/speed must be a number, but is true`],
    ['PATCH', '/control/clock', { speed: -1 }, `body/speed must be >= 0, but is -1`],
    ['PATCH', '/control/change-simulator', { enabled: 1 }, `body/enabled must be true or false, but is 1`],
    ['PATCH', '/control/change-simulator', { enabled: 'false' }, `body/enabled must be true or false, but is "false"`],
    ['PUT', '/control/log-retention', { days: '7' }, `body/days must be a whole number, but is "7"`],
    ['PUT', '/control/log-retention', { days: [7] }, `body/days must be a whole number, but is a list`],
    ['PUT', '/control/log-retention', { days: null }, `body/days must be a whole number, but is null`],
    ['POST', '/control/clock/advance', {}, `body must have one of span, to, next, but has nothing`],
    ['POST', '/control/clock/advance', { by: 'P1D' }, `body must have one of span, to, next, but has by`],
    ['PUT', '/control/log-retention', [], `body must be an object, but is a list`],
    ['POST', '/control/tenant/populate', { users: '2' }, `body/users must be a whole number, but is "2"`],
    ['PATCH', '/control/notifications', { smtp: { ...SMTP, port: '25' } }, `body/smtp/port must be a whole number`],
    [
      'PATCH',
      '/control/notifications',
      { webhook: { url: 'http://127.0.0.1:9', secret: 4242 } },
      `body/webhook/secret must be a text in quotes, but is a number`,
    ],
  ] as const)('%s %s takes no other type for the one that is described: %j', async (method, url, payload, message) => {
    const state = async () => {
      const settings = await Promise.all(
        ['log-retention', 'change-simulator', 'notifications'].map((name) => app.inject({ url: `/control/${name}` })),
      );
      const { speed } = (await app.inject({ url: '/control/clock' })).json();
      return [speed, ...settings.map(({ body }) => body), sim.simulator.tenant.users.list({ limit: 9 })];
    };
    const before = await state();
    const answer = await app.inject({ method, url, payload: payload as object });
    expect([answer.statusCode, answer.json().error?.code]).toEqual([400, 'BadRequest']);
    expect(answer.json().error.message).toContain(message);
    expect(answer.body).not.toContain('4242');
    expect(await state()).toEqual(before);
  });

  it('leaves the texts of an address to be read as what is described', async () => {
    const answer = await app.inject({ url: '/control/outbox?limit=1' });
    expect([answer.statusCode, answer.json().value]).toEqual([200, []]);
    expect((await app.inject({ url: '/control/outbox?limit=x' })).json().error.message).toContain(
      `querystring/limit must be a whole number, but is "x"`,
    );
  });
});
