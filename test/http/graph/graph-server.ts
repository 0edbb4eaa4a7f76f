/** A simulator with its sample app, and the Graph surface over it; what the tests of this folder talk to. */
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import type { GraphQuirks } from '../../../simulator/http/graph/graph-quirks.ts';
import { discoveryApi, graphApi, normaliseGraphUrl } from '../../../simulator/http/graph/index.ts';
import { createSimulator, type SimulatorOptions, type TestSimulator } from '../../../simulator/index.ts';
import type { Simulator } from '../../../simulator/simulator.ts';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  body: any;
}

export interface GraphServer {
  sim: TestSimulator;
  simulator: Simulator;
  app: FastifyInstance;
  servicePrincipalId: string;
  jobId: string;
  /** `/v1.0/servicePrincipals/{id}/synchronization/jobs/{id}`. */
  jobPath: string;
  send(method: InjectOptions['method'], url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export async function startGraph(
  given: SimulatorOptions & { strict?: boolean; graphQuirks?: GraphQuirks } = {},
): Promise<GraphServer> {
  const { strict = false, graphQuirks, ...simulatorOptions } = given;
  const sim = await createSimulator({ seed: 7, ...simulatorOptions });
  const { simulator } = sim;
  let requests = 0;
  const app = Fastify({
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    rewriteUrl: (request) => normaliseGraphUrl(request.url ?? '/'),
    genReqId: () => `00000000-0000-4000-8000-${String(++requests).padStart(12, '0')}`,
  });
  const options = {
    simulator,
    baseUrl: () => 'http://127.0.0.1:8400',
    strict,
    ...(graphQuirks ? { quirks: graphQuirks } : {}),
  };
  for (const version of ['v1.0', 'beta'] as const) {
    await app.register(graphApi, { prefix: `/${version}`, version, ...options });
  }
  await app.register(discoveryApi, options);
  const send: GraphServer['send'] = async (method, url, body, headers = {}) => {
    const isText = typeof body === 'string';
    const answer = await app.inject({
      method: method ?? 'GET',
      url,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: isText ? body : JSON.stringify(body) }),
    });
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : answer.payload };
  };
  const { servicePrincipalId } = sim.application;
  return {
    sim,
    simulator,
    app,
    servicePrincipalId,
    jobId: sim.job.id,
    jobPath: `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${sim.job.id}`,
    send,
    get: (url, headers) => send('GET', url, undefined, headers),
    close: async () => {
      await app.close();
      await sim.close();
    },
  };
}

/** The path and query of a link that an answer gave, to send it again. */
export function pathOf(link: string): string {
  const { pathname, search } = new URL(link);
  return pathname + search;
}
