/**
 * Builds the HTTP server around a simulator: Graph, the control API, the sample apps, the page and /docs. Building
 * is not listening: tests inject requests, the command opens a port.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifySse from '@fastify/sse';
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { packageRoot } from '../profiles-directory.ts';
import type { SampleApps } from '../sample-apps.ts';
import type { Simulator } from '../simulator.ts';
import { clockApi } from './control/clock-api.ts';
import { closeBody } from './control/closed-bodies.ts';
import { connectionApi } from './control/connection-api.ts';
import { controlApi } from './control/control-api.ts';
import { diagnosisApi } from './control/diagnosis-api.ts';
import { driftApi } from './control/drift-api.ts';
import { explainApi } from './control/explain-api.ts';
import { faultsApi } from './control/faults-api.ts';
import { galleryApi } from './control/gallery-api.ts';
import { logDownloadApi } from './control/log-download-api.ts';
import { logWindowApi } from './control/log-window-api.ts';
import { mappingApi } from './control/mapping-api.ts';
import { notificationsApi } from './control/notifications-api.ts';
import { onDemandApi } from './control/on-demand-api.ts';
import { quirksApi } from './control/quirks-api.ts';
import { recordingApi } from './control/recording-api.ts';
import { rehearsalApi } from './control/rehearsal-api.ts';
import { sampleAppApi } from './control/sample-app-api.ts';
import { seriesApi } from './control/series-api.ts';
import { settingsApi } from './control/settings-api.ts';
import { snapshotsApi } from './control/snapshots-api.ts';
import { tenantApi } from './control/tenant-api.ts';
import { answerError, httpError } from './errors.ts';
import { type GraphQuirks, noGraphQuirks } from './graph/graph-quirks.ts';
import { discoveryApi, graphApi, normaliseGraphUrl } from './graph/index.ts';
import { buildInputValidator } from './input-validator.ts';

export interface ServerOptions {
  simulator: Simulator;
  sampleApps: SampleApps;
  /** Checks tokens and permissions on the Graph surface (G-21). */
  strict?: boolean;
  /** Oddities of the real Graph; none where left out. */
  graphQuirks?: GraphQuirks;
  /** PEM of the certificate of HTTPS, for those who want to trust it. */
  certificate?: string | null;
}

export async function buildServer({
  simulator,
  sampleApps,
  strict = false,
  graphQuirks = noGraphQuirks,
  certificate = null,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: 'error' },
    // An open page holds its event stream for ever; closing must not wait for it.
    forceCloseConnections: true,
    bodyLimit: 16 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    // What a body has too much is refused and not dropped; the shape tells what it may have.
    ajv: { customOptions: { removeAdditional: false, verbose: true } },
    schemaController: { compilersFactory: { buildValidator: buildInputValidator } },
    rewriteUrl: (request) => normaliseGraphUrl(request.url ?? '/'),
    genReqId: () => simulator.requestId(),
  }).withTypeProvider<TypeBoxTypeProvider>();
  // Shapes of answers describe. Run, they would drop what a schema document from a real tenant carries beyond them, and
  // compiling them at the first visit kept the page waiting.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(answerError);
  app.addHook('onListen', async () => {
    simulator.servedAt = addressOf(app);
  });
  app.addHook('onClose', async () => {
    simulator.servedAt = null;
  });
  app.addHook('onRoute', closeBody);
  await app.register(fastifySse as never);
  await app.register(fastifySwagger, {
    openapi: {
      // The version whose schemas are JSON Schema as the checks take it: with null, const and examples.
      openapi: '3.1.0',
      info: {
        title: 'provsim',
        description: 'The Microsoft Graph subset and the control API of a local provisioning simulator',
        version: '0.1.0',
      },
    },
  });
  await app.register(fastifySwaggerUi, { routePrefix: '/docs' });
  const baseUrl = () => addressOf(app);
  for (const version of ['v1.0', 'beta'] as const) {
    await app.register(graphApi, { prefix: `/${version}`, simulator, baseUrl, strict, version, quirks: graphQuirks });
  }
  await app.register(discoveryApi, { simulator, baseUrl });
  await app.register(controlApi, { prefix: '/control', simulator });
  await app.register(connectionApi, { prefix: '/control', simulator });
  await app.register(galleryApi, { prefix: '/control', simulator, sampleApps });
  await app.register(sampleAppApi, { prefix: '/control', sampleApps });
  await app.register(diagnosisApi, { prefix: '/control', simulator });
  await app.register(mappingApi, { prefix: '/control', simulator });
  await app.register(seriesApi, { prefix: '/control', simulator });
  await app.register(quirksApi, { prefix: '/control', simulator });
  await app.register(faultsApi, { prefix: '/control', simulator });
  await app.register(driftApi, { prefix: '/control', simulator });
  await app.register(tenantApi, { prefix: '/control', simulator });
  await app.register(rehearsalApi, { prefix: '/control', simulator });
  await app.register(settingsApi, { prefix: '/control', simulator });
  await app.register(clockApi, { prefix: '/control', simulator });
  await app.register(explainApi, { prefix: '/control', simulator });
  await app.register(onDemandApi, { prefix: '/control', simulator });
  await app.register(recordingApi, { prefix: '/control', simulator });
  await app.register(logDownloadApi, { prefix: '/control', simulator });
  await app.register(logWindowApi, { prefix: '/control', simulator });
  await app.register(notificationsApi, { prefix: '/control', simulator });
  await app.register(snapshotsApi, { prefix: '/control', simulator, sampleApps });
  await sampleApps.mount(app);
  if (certificate !== null) {
    app.get('/certificate.pem', { schema: { hide: true } }, (_request, reply) =>
      reply.type('application/x-pem-file').send(certificate),
    );
  }
  await servePage(app);
  return app;
}

/** The page, and its index for every path of its own, so that deep links open. */
async function servePage(app: FastifyInstance): Promise<void> {
  const folder = join(packageRoot, 'dist', 'ui');
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      immutable: true,
      maxAge: '1d',
      index: false,
      preCompressed: true,
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && !isBuilt) return answerError(httpError('PAGE_NOT_BUILT', { folder }), request, reply);
    if (wantsPage)
      return reply.header('cache-control', 'no-cache').sendFile('index.html', { immutable: false, maxAge: 0 });
    return reply.status(404).send({
      error: {
        code: 'NotFound',
        message: `There is nothing at ${request.method} ${request.url}. The API is described at /docs.`,
      },
    });
  });
}

/** Opens the port on loopback; gives the address that is really listened on. Throws PORT_IN_USE. */
export async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    await app.listen({ port, host: '127.0.0.1' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw httpError('PORT_IN_USE', { port, option: '--port' }, cause);
    throw cause;
  }
  return addressOf(app);
}

function addressOf(app: FastifyInstance): string {
  const address = app.server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : 'http://127.0.0.1';
}
