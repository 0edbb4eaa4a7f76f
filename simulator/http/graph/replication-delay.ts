/**
 * Replication as the real directory has it (G-26, G-139): what was just created can't be read for a while, by its id
 * or in a list. Changes and provisioning see it at once. Sits around the resources, none of which thinks of it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { systemTimeMs } from '../../clock.ts';
import { graphError } from './errors.ts';
import { idInReference } from './references.ts';

interface Created {
  id?: unknown;
  application?: { id: string };
  servicePrincipal?: { id: string };
}

export function addReplicationDelay(app: FastifyInstance, delayS: number): void {
  if (delayS === 0) return;
  const visibleAtMs = new Map<string, number>();
  const hide = (key: unknown) => {
    if (typeof key === 'string') visibleAtMs.set(key.toLowerCase(), systemTimeMs() + delayS * 1000);
  };
  const isHidden = (key: string): boolean => {
    const at = visibleAtMs.get(key.toLowerCase());
    if (at === undefined || systemTimeMs() < at) return at !== undefined;
    visibleAtMs.delete(key.toLowerCase());
    return false;
  };

  app.addHook('preHandler', async (request) => {
    if (request.method !== 'GET') return;
    const hidden = Object.values(paramsOf(request)).find(isHidden);
    if (hidden !== undefined) throw graphError('OBJECT_UNKNOWN', { kind: 'object yet', id: hidden });
  });

  app.addHook('preSerialization', async (request, reply, payload) => {
    if (typeof payload !== 'object' || payload === null) return payload;
    if (reply.statusCode === 201) {
      const { id, application, servicePrincipal } = payload as Created;
      for (const created of [id, application?.id, servicePrincipal?.id]) hide(created);
      return payload;
    }
    const { value } = payload as { value?: unknown };
    if (request.method !== 'GET' || !Array.isArray(value)) return payload;
    const { id: ownerId = '' } = paramsOf(request);
    const isShown = ({ id }: { id?: unknown }) =>
      typeof id !== 'string' || !(isHidden(id) || isHidden(memberKey(ownerId, id)));
    return { ...payload, value: value.filter(isShown) };
  });

  app.addHook('onResponse', async (request, reply) => {
    const isMember = request.method === 'POST' && (request.routeOptions.url ?? '').endsWith('/members/$ref');
    if (!isMember || reply.statusCode !== 204) return;
    const { '@odata.id': reference } = request.body as { '@odata.id': string };
    hide(memberKey(paramsOf(request).id ?? '', idInReference(reference)));
  });
}

function memberKey(groupId: string, memberId: string): string {
  return `${groupId}/${memberId}`;
}

function paramsOf(request: FastifyRequest): Record<string, string> {
  return (request.params ?? {}) as Record<string, string>;
}
