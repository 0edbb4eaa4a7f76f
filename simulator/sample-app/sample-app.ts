/**
 * The Sign In Enterprise look-alike as a Fastify plugin: a SCIM 2.0 target with hosts (users) and host groups under
 * the prefix it is registered with, behind a token of its own. Several of them live side by side in one server.
 */
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { ListResponse } from 'scimmy/messages';
import type { ObjectKind } from '../model/exchange.ts';
import { hasToken } from './bearer-token.ts';
import { listResponse, resourceTypes, schemas, serviceProviderConfig } from './discovery.ts';
import type { SampleAppFace } from './face.ts';
import { projectionOf } from './projection.ts';
import { ResourceCollection } from './resource-collection.ts';
import { errorBody, invalidSyntax, notFound, notImplemented, SCIMError, unauthorized } from './scim-errors.ts';
import { scimResource } from './scim-resource.ts';
import type { SampleStore, StoredResource } from './store.ts';

export interface SampleAppOptions {
  face: SampleAppFace;
  store: SampleStore;
  /** Asked at each request, so that a new secret holds at once. */
  token: () => string;
  /** Virtual time. */
  nowMs: () => number;
  /** With the names of hosts and groups it gives their ids. */
  seed: number;
}

const CONTENT_TYPE = 'application/scim+json; charset=utf-8';
const BODY_LIMIT_BYTES = 16 * 1024 * 1024;
const DEFAULT_COUNT = 100;
const LARGEST_COUNT = 1000;

type Query = Partial<
  Record<'filter' | 'startIndex' | 'count' | 'attributes' | 'excludedAttributes', string | string[]>
>;
type Request = FastifyRequest<{ Params: { id: string }; Querystring: Query }>;

export const sampleApp: FastifyPluginCallback<SampleAppOptions> = (app, { face, store, token, nowMs, seed }, done) => {
  const options = { store, nowMs, seed };
  const users = new ResourceCollection('User', face.users, options);
  const groups = face.groups && new ResourceCollection('Group', face.groups, options);
  const collections = groups ? [users, groups] : [users];
  store.indexBy(
    collections.flatMap(({ shape, indexed }) => indexed.map(({ name }) => `${shape.kind} ${name}`)),
    (resource) => (resource.kind === 'User' ? users : groups)?.keysOf(resource) ?? [],
  );

  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/scim+json', 'application/json'],
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    (_request, body, parsed) => {
      try {
        parsed(null, body === '' ? undefined : JSON.parse(body as string));
      } catch {
        parsed(invalidSyntax('The body is no JSON.'));
      }
    },
  );
  app.addHook('onRequest', async (request) => {
    if (hasToken(request.headers.authorization, token())) return;
    throw unauthorized(
      'The request needs the header Authorization with Bearer and the secret token of this application.',
    );
  });
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((request, reply) =>
    sendError(reply, notFound(`There is nothing at ${request.method} ${request.url}.`)),
  );

  const shapes = collections.map(({ shape }) => shape);
  const base = (request: FastifyRequest) => `${request.protocol}://${request.host}${app.prefix}`;
  app.get('/ServiceProviderConfig', hidden, async (request, reply) =>
    send(reply, 200, serviceProviderConfig(base(request), LARGEST_COUNT)),
  );
  app.get('/ResourceTypes', hidden, async (request, reply) =>
    send(reply, 200, listResponse(resourceTypes(shapes, base(request)))),
  );
  app.get('/ResourceTypes/:id', hidden, async (request: Request, reply) =>
    send(reply, 200, pick(resourceTypes(shapes, base(request)), request.params.id, 'resource type')),
  );
  app.get('/Schemas', hidden, async (request, reply) => send(reply, 200, listResponse(schemas(shapes, base(request)))));
  app.get('/Schemas/:id', hidden, async (request: Request, reply) =>
    send(reply, 200, pick(schemas(shapes, base(request)), request.params.id, 'schema')),
  );
  app.all('/Bulk', hidden, async () => {
    throw notImplemented('Bulk requests are not supported, as ServiceProviderConfig says.');
  });
  for (const collection of collections) serve(collection);
  done();

  function serve(collection: ResourceCollection): void {
    const path = pathOf(collection.shape.kind);
    const one = `${path}/:id`;
    app.get(path, hidden, async (request: Request, reply) => {
      const { filter, startIndex, count } = pageOf(request.query);
      const { total, resources } = collection.list({ filter, startIndex, count });
      return send(reply, 200, {
        schemas: [ListResponse.id],
        totalResults: total,
        startIndex,
        itemsPerPage: resources.length,
        Resources: resources.map((resource) => answer(request, resource)),
      });
    });
    app.post(path, hidden, async (request: Request, reply) => {
      const created = answer(request, collection.create(request.body));
      const { location } = created.meta as { location?: string };
      return send(location ? reply.header('location', location) : reply, 201, created);
    });
    app.get(one, hidden, async (request: Request, reply) =>
      send(reply, 200, answer(request, collection.get(request.params.id))),
    );
    app.put(one, hidden, async (request: Request, reply) =>
      send(reply, 200, answer(request, collection.replace(request.params.id, request.body))),
    );
    app.patch(one, hidden, async (request: Request, reply) => {
      const resource = collection.patch(request.params.id, request.body);
      // The whole of a group's members in each answer helps nobody (W-91).
      return resource.kind === 'Group' ? reply.code(204).send() : send(reply, 200, answer(request, resource));
    });
    app.delete(one, hidden, async (request: Request, reply) => {
      collection.delete(request.params.id);
      return reply.code(204).send();
    });

    function answer(request: Request, resource: StoredResource) {
      const { attributes, excludedAttributes } = request.query;
      const query = { attributes: single(attributes), excludedAttributes: single(excludedAttributes) };
      const projection = projectionOf(query, collection.shape.urns);
      const withMembers = resource.kind === 'Group' && projection.includes('members');
      const members = withMembers ? collection.members(resource) : null;
      return projection.apply(scimResource(collection.shape, resource, members, base(request)));
    }
  }
};

/** These routes are the target's, not part of the simulator's own API description. */
const hidden = { schema: { hide: true } };

function pathOf(kind: ObjectKind): string {
  return `/${kind}s`;
}

function send(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).type(CONTENT_TYPE).send(JSON.stringify(body));
}

function sendError(reply: FastifyReply, thrown: unknown): FastifyReply {
  const { status, body } = errorBody(scimErrorOf(thrown));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).type(CONTENT_TYPE).send(body);
}

/** What Fastify itself refuses (too large, wrong content type) keeps its status as far as SCIM has it. */
function scimErrorOf(thrown: unknown): unknown {
  if (thrown instanceof SCIMError || !(thrown instanceof Error)) return thrown;
  const { statusCode } = thrown as { statusCode?: number };
  if (statusCode === 413) return new SCIMError(413, '', `The body is larger than ${BODY_LIMIT_BYTES} bytes.`);
  if (statusCode === undefined || statusCode >= 500) return thrown;
  return invalidSyntax(`The request can't be read: ${thrown.message}. The body is application/scim+json.`);
}

function pageOf(query: Query): { filter: string | undefined; startIndex: number; count: number } {
  const filter = single(query.filter);
  return {
    filter: filter === '' ? undefined : filter,
    startIndex: Math.max(1, wholeNumber('startIndex', query.startIndex, 1)),
    count: Math.min(LARGEST_COUNT, Math.max(0, wholeNumber('count', query.count, DEFAULT_COUNT))),
  };
}

function wholeNumber(name: string, given: string | string[] | undefined, otherwise: number): number {
  const text = single(given);
  if (text === undefined || text === '') return otherwise;
  if (/^-?\d+$/.test(text)) return Number(text);
  throw invalidSyntax(`'${name}' is a whole number. Given: '${text}'.`);
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function pick(from: readonly object[], id: string, what: string): object {
  const found = from.find((one) => 'id' in one && one.id === id);
  if (found) return found;
  throw notFound(`There is no ${what} '${id}'.`);
}
