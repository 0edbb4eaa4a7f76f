/** A server with nothing but the Graph surface over a simulator in memory; what the tests of this folder talk to. */
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { graphApi, normaliseGraphUrl } from '../../../simulator/http/graph/index.ts';
import { profilesDirectory } from '../../../simulator/profiles-directory.ts';
import { loadProfile } from '../../../simulator/schema/index.ts';
import { Simulator } from '../../../simulator/simulator.ts';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  body: any;
}

export interface GraphServer {
  simulator: Simulator;
  app: FastifyInstance;
  servicePrincipalId: string;
  jobId: string;
  send(method: InjectOptions['method'], url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(url: string): Promise<Answer>;
  close(): Promise<void>;
}

export async function startGraph(
  given: { strict?: boolean; users?: number; groups?: number } = {},
): Promise<GraphServer> {
  const simulator = await Simulator.open({ seed: 7, users: given.users ?? 0, groups: given.groups ?? 0 });
  simulator.populate(given.users ?? 0, given.groups ?? 0);
  const profile = await loadProfile(profilesDirectory, 'sign-in-enterprise');
  const application = await simulator.applications.create({ profile, sampleApp: false });
  const job = await simulator.addJob(application.servicePrincipalId, 'sign-in-enterprise');
  let requests = 0;
  const app = Fastify({
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    rewriteUrl: (request) => normaliseGraphUrl(request.url ?? '/'),
    genReqId: () => `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`,
  });
  const options = { simulator, baseUrl: () => 'http://127.0.0.1:8400', strict: given.strict ?? false };
  for (const version of ['v1.0', 'beta'] as const)
    await app.register(graphApi, { prefix: `/${version}`, version, ...options });
  const send: GraphServer['send'] = async (method, url, body, headers = {}) => {
    const answer = await app.inject({
      method: method ?? 'GET',
      url,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.payload };
  };
  return {
    simulator,
    app,
    servicePrincipalId: application.servicePrincipalId,
    jobId: job.id,
    send,
    get: (url) => send('GET', url),
    close: async () => {
      await app.close();
      await simulator.close();
    },
  };
}
