/** A SCIM endpoint as a plain function, for tests that need to say what it answers. */

interface Stored {
  id: string;
  [key: string]: unknown;
}

interface Request {
  method: string;
  url: string;
  body: string | null;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface ScimHandlerTarget {
  handler(request: Request): Answer;
  resources: Map<string, Stored>;
  requests: Request[];
  /** Looked at first; null lets the endpoint answer as it should. */
  override: ((request: Request) => number | null) | null;
}

export function scimHandler(): ScimHandlerTarget {
  let number = 0;
  const answer = (status: number, body: unknown): Answer => ({
    status,
    headers: { 'content-type': 'application/scim+json' },
    body: body === null ? '' : JSON.stringify(body),
  });
  const target: ScimHandlerTarget = {
    resources: new Map(),
    requests: [],
    override: null,
    handler: (request) => {
      target.requests.push(request);
      const status = target.override?.(request) ?? null;
      if (status !== null)
        return answer(status, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) });
      return respond(request);
    },
  };

  function respond({ method, url, body }: Request): Answer {
    const { pathname, searchParams } = new URL(url, 'http://x');
    const [kind = '', id] = pathname.split('/').slice(2);
    if (method === 'POST') {
      const created = { ...JSON.parse(body ?? '{}'), id: `${kind.toLowerCase()}-${++number}` } as Stored;
      target.resources.set(created.id, created);
      return answer(201, created);
    }
    if (id === undefined) {
      const [, attribute = '', value] = /^(\S+) eq "(.*)"$/.exec(searchParams.get('filter') ?? '') ?? [];
      const found = [...target.resources.values()].filter(
        (resource) => resource.id.startsWith(kind.toLowerCase()) && resource[attribute] === value,
      );
      return answer(200, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: found.length,
        Resources: found,
        startIndex: 1,
        itemsPerPage: found.length,
      });
    }
    const resource = target.resources.get(id);
    if (!resource) return answer(404, { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '404' });
    if (method === 'GET') return answer(200, resource);
    if (method === 'DELETE') target.resources.delete(id);
    else apply(resource, JSON.parse(body ?? '{}').Operations);
    return answer(204, null);
  }
  return target;
}

/** As much of PATCH as Entra's plain attributes need. */
function apply(resource: Stored, operations: { op: string; path?: string; value?: unknown }[]): void {
  for (const { path, value } of operations) {
    if (path === 'active') resource.active = String(value).toLowerCase() === 'true';
    else if (path && /^\w+$/.test(path) && path !== 'members') resource[path] = value;
  }
}
