/**
 * The endpoint, asked directly: the calls that Microsoft's tests make beside the provisioning service. Each judges the
 * status and the form of the answer, and throws TestFailure with the exchange that shows what is wrong.
 */
import type { Exchange, ObjectKind, ScimRequest, ScimResource } from '../model/exchange.ts';
import { PATCH_OP, type ScimConnection } from '../scim/index.ts';
import { jsonOf } from './exchanges.ts';
import { TestFailure } from './test-failure.ts';

export type Json = Record<string, unknown>;
export type Method = ScimRequest['method'];

export interface ListAnswer {
  exchange: Exchange;
  totalResults: number;
  startIndex: unknown;
  resources: ScimResource[];
}

export interface PatchOperation {
  op: string;
  path?: string;
  value?: unknown;
}

const operationOf: Record<Method, ScimRequest['operation']> = {
  GET: 'read',
  POST: 'create',
  PATCH: 'update',
  DELETE: 'delete',
};

export class Endpoint {
  readonly #connection: ScimConnection;
  readonly #goOn: () => void;

  constructor(connection: ScimConnection, goOn: () => void) {
    this.#connection = connection;
    this.#goOn = goOn;
  }

  /** Any request; the answer isn't judged. */
  async send(method: Method, path: string, body?: Json | string, query = ''): Promise<Exchange> {
    this.#goOn();
    const kind: ObjectKind = path.startsWith('/Groups') ? 'Group' : 'User';
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const { exchange } = await this.#connection.send({
      operation: operationOf[method],
      kind,
      method,
      path,
      query,
      body: text,
    });
    return exchange;
  }

  /** POST; 201 with the resource. */
  async create(kind: ObjectKind, body: Json, statuses: readonly number[] = [200, 201]): Promise<ScimResource> {
    const exchange = await this.send('POST', collection(kind), body);
    expectStatus(exchange, statuses);
    const resource = resourceOf(exchange);
    const name = kind === 'User' ? 'userName' : 'displayName';
    if (!same(resource[name], body[name])) {
      throw new TestFailure(`the answer to the POST has another ${name}`, {
        expected: JSON.stringify(body[name]),
        actual: JSON.stringify(resource[name]),
        exchange,
      });
    }
    return resource;
  }

  /** GET by id; 200 with that resource. */
  async read(kind: ObjectKind, id: string, query = ''): Promise<{ resource: ScimResource; exchange: Exchange }> {
    const exchange = await this.send('GET', one(kind, id), undefined, query);
    expectStatus(exchange, [200]);
    return { resource: resourceOf(exchange, id), exchange };
  }

  /** GET by filter, form-encoded (V-34); 200 with a list. */
  async find(kind: ObjectKind, attribute: string, value: string, query = ''): Promise<ListAnswer> {
    const filter = new URLSearchParams({ filter: `${attribute} eq "${value}"` }).toString();
    return this.list(kind, query === '' ? filter : `${query}&${filter}`);
  }

  async list(kind: ObjectKind, query: string): Promise<ListAnswer> {
    const exchange = await this.send('GET', collection(kind), undefined, query);
    expectStatus(exchange, [200]);
    return listOf(exchange);
  }

  /** PATCH; 200 or 204. */
  async patch(kind: ObjectKind, id: string, operations: readonly PatchOperation[]): Promise<Exchange> {
    const exchange = await this.send('PATCH', one(kind, id), { schemas: [PATCH_OP], Operations: operations });
    expectStatus(exchange, [200, 204]);
    return exchange;
  }

  async delete(kind: ObjectKind, id: string, statuses: readonly number[] = [204]): Promise<Exchange> {
    const exchange = await this.send('DELETE', one(kind, id));
    expectStatus(exchange, statuses);
    return exchange;
  }
}

export function collection(kind: ObjectKind): string {
  return kind === 'User' ? '/Users' : '/Groups';
}

export function one(kind: ObjectKind, id: string): string {
  return `${collection(kind)}/${encodeURIComponent(id)}`;
}

export function expectStatus(exchange: Exchange, statuses: readonly number[]): void {
  if (exchange.response && statuses.includes(exchange.response.status)) return;
  if (exchange.failure?.kind === 'token') {
    throw new TestFailure('token acquisition failed', { actual: exchange.failure.message, exchange });
  }
  const asked = `${exchange.method} ${pathOf(exchange)}`;
  const expected = statuses.join(' or ');
  if (!exchange.response) {
    const actual = exchange.failure?.message ?? 'no answer';
    throw new TestFailure(`${asked} was not answered`, { expected, actual, exchange });
  }
  throw new TestFailure(`${asked} was answered with another status than expected`, {
    expected,
    actual: String(exchange.response.status),
    exchange,
  });
}

/** The resource of an answer: an object with an id that is a text. */
export function resourceOf(exchange: Exchange, id?: string): ScimResource {
  const body = expectJson(exchange);
  if (typeof body.id !== 'string' || body.id === '') {
    throw new TestFailure('the resource has no id', { expected: 'a text', actual: JSON.stringify(body.id), exchange });
  }
  if (id !== undefined && body.id !== id) {
    throw new TestFailure('another resource was answered', { expected: id, actual: body.id, exchange });
  }
  return body as ScimResource;
}

export function expectJson(exchange: Exchange): Json {
  const body = jsonOf(exchange);
  if (body) return body;
  throw new TestFailure('the answer holds no JSON object', {
    actual: (exchange.response?.body ?? '').slice(0, 200),
    exchange,
  });
}

export function listOf(exchange: Exchange): ListAnswer {
  const { totalResults, startIndex, Resources } = expectJson(exchange);
  if (typeof totalResults !== 'number') {
    throw new TestFailure('totalResults is no number', { actual: JSON.stringify(totalResults), exchange });
  }
  // With nothing to list, Resources may be left out (RFC 7644, 3.4.2).
  if (!Array.isArray(Resources) && !(Resources === undefined && totalResults === 0)) {
    throw new TestFailure('Resources is no list', { actual: JSON.stringify(Resources), exchange });
  }
  const resources: unknown[] = Resources ?? [];
  const odd = resources.find(
    (resource) => typeof resource !== 'object' || resource === null || Array.isArray(resource),
  );
  if (odd !== undefined) {
    throw new TestFailure('Resources holds something else than objects', { actual: JSON.stringify(odd), exchange });
  }
  return { exchange, totalResults, startIndex, resources: resources as ScimResource[] };
}

/** `{base}/Users/1` as `/Users/1`. */
function pathOf({ url }: Exchange): string {
  return (
    /\/(?:Users|Groups|Schemas|ResourceTypes|ServiceProviderConfig)\b[^?]*/.exec(url)?.[0] ?? new URL(url).pathname
  );
}

function same(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();
}
