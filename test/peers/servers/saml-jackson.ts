/**
 * The directory sync of SAML Jackson, a SCIM server that applications embed: behind express, in memory, with a
 * directory of the type that it offers for Entra ID. Its secrets and ids are random. In a PATCH of a user it doesn't
 * look at the name of an operation. In one of a group it knows three, in lower case: to add and to remove members, and
 * to replace displayName. All else it answers with 200 and forgets, as what the legacy dialect writes (`Add`); tests that
 * need its groups speak the compliant one (`?aadOptscim062020`).
 */
import { controllers } from '@boxyhq/saml-jackson';
import express, { type Request } from 'express';
import { type Peer, type Resource, serve } from './peer.ts';

const OWNER = { tenant: 'provsim', product: 'peers' };
const silent = () => {};

export async function startSamlJackson(): Promise<Peer> {
  const jackson = await controllers({
    externalUrl: 'http://127.0.0.1',
    samlPath: '/saml',
    scimPath: '/scim',
    db: { engine: 'mem' },
    noAnalytics: true,
    logger: { info: silent, warn: silent, error: silent },
  });
  const { directories, requests, users, groups } = jackson.directorySyncController;
  const { id: directoryId, scim } = dataOf(await directories.create({ ...OWNER, name: 'peer', type: 'azure-scim-v2' }));

  const app = express();
  app.use(express.json({ type: ['application/json', 'application/scim+json'] }));
  app.all('/scim/:directoryId/:resourceType{/:resourceId}', async (request, answer) => {
    const { status, data } = await requests.handle(toDemand(request));
    answer.status(status).type('application/scim+json').send(JSON.stringify(data));
  });
  const { origin, close } = await serve(app);

  const membersOf = async (groupId: string) =>
    dataOf(await groups.getGroupMembers({ groupId })).map(({ user_id }) => ({ value: user_id }));
  const state = async () => {
    for (const store of [users, groups]) store.setTenantAndProduct(OWNER.tenant, OWNER.product);
    const held = dataOf(await groups.getAll({ directoryId }));
    return {
      users: dataOf(await users.getAll({ directoryId })).map((user) => user.raw as Resource),
      groups: await Promise.all(
        held.map(async ({ id, name }) => ({ id, displayName: name, members: await membersOf(id) })),
      ),
    };
  };
  return {
    url: `${origin}/scim/${directoryId}`,
    token: scim.secret,
    state,
    close: async () => {
      await close();
      await jackson.close();
    },
  };
}

/** What Jackson wants to know of a request. */
function toDemand({ method, body, params, query, headers }: Request<Record<string, string>>) {
  const { count, startIndex, filter } = query;
  return {
    method,
    body: method === 'GET' ? undefined : body,
    directoryId: params.directoryId ?? '',
    resourceType: params.resourceType ?? '',
    resourceId: params.resourceId,
    apiSecret: headers.authorization?.replace(/^Bearer /, '') ?? null,
    query: {
      ...(count === undefined ? {} : { count: Number(count) }),
      ...(startIndex === undefined ? {} : { startIndex: Number(startIndex) }),
      ...(typeof filter === 'string' ? { filter } : {}),
    },
  };
}

/** Jackson answers with data or an error. */
function dataOf<T>({ data, error }: { data: T | null; error: { message: string } | null }): T {
  if (data === null || error) throw new Error(`SAML Jackson: ${error?.message ?? 'no data'}`);
  return data;
}
