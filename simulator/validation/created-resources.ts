/**
 * What a test left at the endpoint, read from its exchanges, so that objects which the engine made are known as well;
 * and the taking away of it, also after a cancelled run (V-46).
 */
import type { Exchange, ObjectKind } from '../model/exchange.ts';
import type { ScimConnection } from '../scim/index.ts';
import { collection, one } from './endpoint.ts';
import { jsonOf } from './exchanges.ts';

export interface Leftover {
  kind: ObjectKind;
  /** Null when the endpoint didn't say. */
  id: string | null;
  /** userName or displayName as it was created. */
  name: string;
  reason: string;
}

interface Created {
  kind: ObjectKind;
  id: string | null;
  name: string;
}

/** Created and not deleted since; a POST without a clear answer counts, as the object may be there. */
export function createdBy(exchanges: readonly Exchange[]): Created[] {
  const created: Created[] = [];
  for (const exchange of exchanges) {
    const { method, kind, response, requestBody, url } = exchange;
    const succeeded = response !== null && response.status < 300;
    if (method === 'POST' && (succeeded || response === null) && exchange.failure?.kind !== 'token') {
      const id = jsonOf(exchange)?.id;
      created.push({ kind, id: typeof id === 'string' ? id : null, name: nameIn(requestBody) });
    }
    if (method === 'DELETE' && (succeeded || response?.status === 404)) {
      const gone = created.findIndex(({ id }) => id !== null && url.endsWith(one(kind, id)));
      if (gone >= 0) created.splice(gone, 1);
    }
  }
  return created;
}

/** Deletes it, groups first; gives what couldn't be deleted. Never throws for what the endpoint does. */
export async function cleanUp(connection: ScimConnection, exchanges: readonly Exchange[]): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  const created = createdBy(exchanges).sort((a, b) => a.kind.localeCompare(b.kind));
  for (const { kind, id, name } of created) {
    for (const found of id === null ? await idsOf(connection, kind, name) : [id]) {
      const { exchange } = await connection.send({
        operation: 'delete',
        kind,
        method: 'DELETE',
        path: one(kind, found),
        query: '',
        body: null,
      });
      const status = exchange.response?.status ?? 0;
      if (status >= 200 && status < 300) continue;
      if (status === 404) continue;
      const reason = exchange.response
        ? `DELETE was answered with ${status}`
        : (exchange.failure?.message ?? 'no answer');
      leftovers.push({ kind, id: found, name, reason });
    }
  }
  return leftovers;
}

async function idsOf(connection: ScimConnection, kind: ObjectKind, name: string): Promise<string[]> {
  if (name === '') return [];
  const filter = `${kind === 'User' ? 'userName' : 'displayName'} eq "${name}"`;
  const { exchange } = await connection.send({
    operation: 'match',
    kind,
    method: 'GET',
    path: collection(kind),
    query: new URLSearchParams({ filter }).toString(),
    body: null,
  });
  const resources = jsonOf(exchange)?.Resources;
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((resource: { id?: unknown }) => (typeof resource?.id === 'string' ? [resource.id] : []));
}

function nameIn(body: string | null): string {
  try {
    const { userName, displayName } = JSON.parse(body ?? '{}') as Record<string, unknown>;
    return String(userName ?? displayName ?? '');
  } catch {
    return '';
  }
}
