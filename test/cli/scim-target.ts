/** A small SCIM target in this process that counts what it is sent: the other side of command-line tests. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Stored {
  id: string;
  userName?: string;
  displayName?: string;
  [key: string]: unknown;
}

export interface ScimTarget {
  url: string;
  token: string;
  resources: Map<string, Stored>;
  requests: { method: string; url: string; body: string }[];
  /** Answers everything like this instead; null answers as it should. */
  override: ((method: string, url: string) => { status: number; body: string; type?: string } | null) | null;
  delayMs: number;
  close(): Promise<void>;
}

export async function startScimTarget(): Promise<ScimTarget> {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      target.requests.push({ method: request.method ?? '', url: request.url ?? '', body });
      setTimeout(() => {
        const answer =
          request.headers.authorization === `Bearer ${target.token}`
            ? (target.override?.(request.method ?? '', request.url ?? '') ??
              respond(request.method ?? '', request.url ?? '', body))
            : { status: 401, body: '{"detail":"wrong token"}' };
        response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/scim+json' }).end(answer.body);
      }, target.delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target: ScimTarget = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`,
    token: 'right',
    resources: new Map(),
    requests: [],
    override: null,
    delayMs: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  let number = 0;

  function respond(method: string, url: string, body: string): { status: number; body: string; type?: string } {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const [, , kind = '', id] = pathname.split('/');
    if (method === 'POST') {
      const created = { ...JSON.parse(body), id: `${kind.toLowerCase()}-${++number}` } as Stored;
      target.resources.set(created.id, created);
      return { status: 201, body: JSON.stringify(created) };
    }
    if (id === undefined) {
      const [, attribute = '', value] = /^(\S+) eq "(.*)"$/.exec(searchParams.get('filter') ?? '') ?? [];
      const found = [...target.resources.values()].filter(
        (resource) => resource.id.startsWith(kind.toLowerCase()) && resource[attribute] === value,
      );
      const list = {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: found.length,
        Resources: found,
      };
      return { status: 200, body: JSON.stringify(list) };
    }
    const resource = target.resources.get(id);
    if (!resource) return { status: 404, body: '{}' };
    if (method === 'DELETE') target.resources.delete(id);
    if (method === 'GET') return { status: 200, body: JSON.stringify(resource) };
    return { status: 204, body: '' };
  }
  return target;
}
