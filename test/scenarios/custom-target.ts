/** The sample app with the face of a custom application as a target of its own, which a test can break. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { loadProfile } from '../../simulator/applications/index.ts';
import { profilesDirectory } from '../../simulator/profiles-directory.ts';
import { faceFromProfile, MemorySampleStore, sampleApp } from '../../simulator/sample-app/index.ts';

const TOKEN = 'a-secret-of-the-tests';

/** Answers in the app's place, or lets it (undefined); `body` is read already. */
export type Break = (request: FastifyRequest, reply: FastifyReply, app: FastifyInstance) => unknown;

export interface Defect {
  /** Goes before every request. */
  breakIt?: Break;
  takesAnyToken?: boolean;
}

/** A target in this process. */
export async function customTarget({ breakIt, takesAnyToken = false }: Defect = {}) {
  const app = Fastify({ logger: false });
  app.addHook('onRequest', async ({ headers }) => {
    if (takesAnyToken) headers.authorization = `Bearer ${TOKEN}`;
  });
  app.addHook('preHandler', async (request, reply) => {
    if (request.headers['x-inner'] !== undefined) return undefined;
    const answer = await breakIt?.(request, reply, app);
    if (answer === undefined) return undefined;
    return reply.type('application/scim+json').send(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await app.register(sampleApp, {
    prefix: '/scim',
    face: faceFromProfile(await loadProfile(profilesDirectory, 'custom')),
    store: new MemorySampleStore(),
    token: () => TOKEN,
    nowMs: () => Date.parse('2026-01-05T08:00:00Z'),
    seed: 1,
  });
  await app.ready();
  return { handler: app, token: TOKEN };
}

/** What the unbroken app would answer. */
export async function asBefore(app: FastifyInstance, method: 'GET' | 'DELETE', url: string) {
  return app.inject({ method, url, headers: { authorization: `Bearer ${TOKEN}`, 'x-inner': '1' } });
}
