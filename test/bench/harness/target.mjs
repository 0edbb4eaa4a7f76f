/**
 * The least that a SCIM endpoint can be, so that what is measured is the client: users in a map, in a process of its
 * own. Answers the probe, the match by userName, read, create and update. A user's id follows from its userName,
 * so that recorded requests fit however answers interleave. `startTarget` is called by the benchmarks.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';

export const TOKEN = 'bench-token';
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const JSON_TYPE = 'application/scim+json';

/** Starts it in a process of its own. Call `reset` between runs, `stop` at the end. */
export async function startTarget() {
  const child = fork(fileURLToPath(import.meta.url), ['serve'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ port }] = await once(child, 'message');
  return {
    url: `http://127.0.0.1:${port}/scim`,
    pid: Number(child.pid),
    reset: async () => {
      child.send('reset');
      await once(child, 'message');
    },
    /** How many users it holds. @returns {Promise<number>} */
    count: async () => {
      child.send('count');
      const [{ count }] = await once(child, 'message');
      return count;
    },
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function serve() {
  /** @type {Map<string, { id: string, userName: string } & Record<string, unknown>>} */
  const byId = new Map();
  /** @type {Map<string, string>} */
  const idByUserName = new Map();
  const list = (/** @type {unknown[]} */ found) =>
    JSON.stringify({
      schemas: [LIST],
      totalResults: found.length,
      startIndex: 1,
      itemsPerPage: found.length,
      Resources: found,
    });

  const app = Fastify();
  app.addContentTypeParser([JSON_TYPE, 'application/json'], { parseAs: 'string' }, (_request, body, done) =>
    done(null, JSON.parse(String(body))),
  );
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return reply.code(401).send();
    reply.type(JSON_TYPE);
  });
  app.get('/scim/Users', async (request) => {
    const { filter = '' } = /** @type {{ filter?: string }} */ (request.query);
    const userName = /^userName eq "(.*)"$/.exec(filter)?.[1]?.toLowerCase() ?? '';
    const found = byId.get(idByUserName.get(userName) ?? '');
    return list(found ? [found] : []);
  });
  // The probe asks for a group as well.
  app.get('/scim/Groups', async () => list([]));
  app.get('/scim/Users/:id', async (request, reply) => {
    const found = byId.get(/** @type {{ id: string }} */ (request.params).id);
    return found ? JSON.stringify(found) : reply.code(404).send();
  });
  app.post('/scim/Users', async (request, reply) => {
    const given = /** @type {{ userName: string }} */ (request.body);
    const key = given.userName.toLowerCase();
    if (idByUserName.has(key)) return reply.code(409).send();
    const user = { ...given, id: Buffer.from(key).toString('base64url') };
    byId.set(user.id, user);
    idByUserName.set(key, user.id);
    return reply.code(201).send(JSON.stringify(user));
  });
  app.patch('/scim/Users/:id', async (request, reply) => {
    const found = byId.get(/** @type {{ id: string }} */ (request.params).id);
    if (!found) return reply.code(404).send();
    const { Operations } = /** @type {{ Operations: { path: string, value: unknown }[] }} */ (request.body);
    for (const { path, value } of Operations) found[path] = value;
    return JSON.stringify(found);
  });

  process.on('message', (order) => {
    if (order === 'reset') {
      byId.clear();
      idByUserName.clear();
    }
    process.send?.({ count: byId.size });
  });
  process.once('disconnect', () => process.exit(0));
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  process.send?.({ port: Number(new URL(address).port) });
}

if (process.argv[2] === 'serve' && process.argv[1] === fileURLToPath(import.meta.url)) await serve();
