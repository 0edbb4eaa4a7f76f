import fastifySwagger from '@fastify/swagger';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { discoveryApi, graphApi } from '../../../simulator/http/graph/index.ts';
import { createSimulator } from '../../../simulator/index.ts';

it('every call is described by OpenAPI, from the definitions that check it', async () => {
  const sim = await createSimulator();
  const app = Fastify();
  await app.register(fastifySwagger, { openapi: { info: { title: 'x', version: '1' } } });
  const options = { simulator: sim.simulator, baseUrl: () => 'http://localhost' };
  await app.register(graphApi, { prefix: '/v1.0', version: 'v1.0', ...options });
  await app.register(discoveryApi, options);
  await app.ready();
  const { paths = {} } = app.swagger() as {
    paths?: Record<string, Record<string, { summary?: string; tags?: string[] }>>;
  };
  const undescribed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { summary, tags }]) => (summary && tags ? [] : [`${method} ${path}`])),
  );
  expect(undescribed).toEqual([]);
  const create = paths['/v1.0/users']?.post as {
    requestBody?: { content: Record<string, { schema: { required: string[] } }> };
  };
  expect(create.requestBody?.content['application/json']?.schema.required).toEqual(
    expect.arrayContaining(['accountEnabled', 'displayName', 'mailNickname', 'passwordProfile', 'userPrincipalName']),
  );
  await app.close();
  await sim.close();
});
