/** Larger changes of the tenant: creating, restoring, many at once on Graph's paths; made-up people by the control API. */
import type { User } from '../../../simulator/model/directory.ts';
import { getJson, send, sendForJson } from './http.ts';
import type { Page } from './odata.ts';

export interface NewUser {
  displayName: string;
  userPrincipalName: string;
  department?: string;
  jobTitle?: string;
}

/** Graph asks for a nickname and, as every client does, a password; nobody signs in here (G-113). */
export function createUser({ userPrincipalName, ...rest }: NewUser): Promise<User> {
  const [mailNickname = userPrincipalName] = userPrincipalName.split('@');
  return sendForJson('POST', '/v1.0/users', {
    accountEnabled: true,
    mailNickname,
    userPrincipalName,
    passwordProfile: { password: crypto.randomUUID(), forceChangePasswordNextSignIn: false },
    ...rest,
  });
}

export function createGroup(displayName: string, description: string): Promise<{ id: string }> {
  return sendForJson('POST', '/v1.0/groups', {
    displayName,
    ...(description === '' ? {} : { description }),
    mailEnabled: false,
    securityEnabled: true,
    mailNickname: displayName.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'group',
  });
}

export async function listDeletedUsers(signal?: AbortSignal): Promise<User[]> {
  const path = '/v1.0/directory/deletedItems/microsoft.graph.user';
  return (await getJson<Page<User>>(path, signal)).value;
}

export function restoreUser(id: string): Promise<void> {
  return send('POST', `/v1.0/directory/deletedItems/${id}/restore`);
}

/** The same for each of many users or groups. */
export type BulkChange =
  | { kind: 'set'; of: 'users'; properties: Partial<User> }
  | { kind: 'set'; of: 'groups'; properties: { description: string | null } }
  | { kind: 'delete'; of: 'users' | 'groups' }
  | { kind: 'join'; of: 'users'; groupId: string };

const MOST_IN_A_BATCH = 20;

interface BatchAnswer {
  responses: { status: number; body?: { error?: { message?: string } } }[];
}

/** Answers what was said to each that was refused (G-15). */
export async function carryOut(ids: readonly string[], change: BulkChange): Promise<{ refusals: string[] }> {
  const refusals: string[] = [];
  for (let at = 0; at < ids.length; at += MOST_IN_A_BATCH) {
    const requests = ids.slice(at, at + MOST_IN_A_BATCH).map((id, index) => ({
      id: String(index),
      ...requestFor(id, change),
    }));
    const { responses } = await sendForJson<BatchAnswer>('POST', '/v1.0/$batch', { requests });
    for (const { status, body } of responses) {
      if (status >= 400) refusals.push(body?.error?.message ?? `The simulator answered ${status} without saying why.`);
    }
  }
  return { refusals };
}

function requestFor(id: string, change: BulkChange) {
  const headers = { 'content-type': 'application/json' };
  switch (change.kind) {
    case 'set':
      return { method: 'PATCH', url: `/${change.of}/${id}`, headers, body: change.properties };
    case 'delete':
      return { method: 'DELETE', url: `/${change.of}/${id}` };
    case 'join': {
      const body = { '@odata.id': `${location.origin}/v1.0/directoryObjects/${id}` };
      return { method: 'POST', url: `/groups/${change.groupId}/members/$ref`, headers, body };
    }
  }
}

export interface PopulationSize {
  users: number;
  groups: number;
}

/** Adds made-up people and groups; answers how many there are then. */
export function populate(more: PopulationSize): Promise<PopulationSize> {
  return sendForJson('POST', '/control/tenant/populate', more);
}
