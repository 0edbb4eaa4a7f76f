/** The peers work when they are spoken to plainly, so that a failure of a test against them is not theirs. */
import { createTransport } from 'nodemailer';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer } from './servers/mail-server.ts';
import type { Peer } from './servers/peer.ts';
import { startSamlJackson } from './servers/saml-jackson.ts';
import { startScimmyRouters } from './servers/scimmy-routers.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

type Answer = { id: string; totalResults: number; Resources: Record<string, unknown>[] };

describe.each([
  { name: 'scimmy-routers', start: startScimmyRouters },
  { name: 'SAML Jackson', start: startSamlJackson },
])('$name', ({ start }) => {
  let peer: Peer;
  beforeAll(async () => {
    peer = await start();
  });
  afterAll(() => peer.close());

  const send = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object, token = peer.token) => {
    const { statusCode, body: answer } = await request(`${peer.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await answer.text();
    return { statusCode, answer: (text === '' ? {} : JSON.parse(text)) as Answer };
  };
  const find = (userName: string) => send('GET', `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`);

  it('refuses a wrong token', async () => {
    const { statusCode } = await send('GET', '/Users', undefined, 'wrong');
    expect(statusCode).toBe(401);
  });

  it('creates, finds and patches a user, and adds it to a group', async () => {
    const given = {
      schemas: [USER],
      userName: 'zoe@example.com',
      active: true,
      name: { givenName: 'Zoë', familyName: 'Lang' },
      emails: [{ value: 'zoe@example.com', type: 'work', primary: true }],
    };
    const { statusCode, answer: user } = await send('POST', '/Users', given);
    expect(statusCode).toBe(201);

    const { answer: found } = await find(given.userName);
    expect(found.totalResults).toBe(1);
    expect(found.Resources[0]).toMatchObject({ id: user.id, userName: given.userName });
    expect((await find('nobody@example.com')).answer.totalResults).toBe(0);

    const Operations = [{ op: 'replace', path: 'active', value: false }];
    expect((await send('PATCH', `/Users/${user.id}`, { schemas: [PATCH], Operations })).statusCode).toBeLessThan(300);

    const { answer: group } = await send('POST', '/Groups', { schemas: [GROUP], displayName: 'Sales' });
    const add = [{ op: 'add', path: 'members', value: [{ value: user.id }] }];
    const patched = await send('PATCH', `/Groups/${group.id}`, { schemas: [PATCH], Operations: add });
    expect(patched.statusCode).toBeLessThan(300);

    expect(await peer.state()).toMatchObject({
      users: [{ id: user.id, userName: given.userName, active: false, name: given.name }],
      groups: [{ id: group.id, displayName: 'Sales', members: [{ value: user.id }] }],
    });
  });

  it('forgets a user that is deleted', async () => {
    const { answer: user } = await send('POST', '/Users', {
      schemas: [USER],
      userName: 'gone@example.com',
      name: { givenName: 'Gone', familyName: 'Soon' },
      emails: [{ value: 'gone@example.com', type: 'work' }],
    });
    expect((await send('DELETE', `/Users/${user.id}`)).statusCode).toBeLessThan(300);
    expect((await peer.state()).users.map(({ id }) => id)).not.toContain(user.id);
  });

  it('starts a second time beside the first, with nothing in it', async () => {
    const other = await start();
    try {
      expect(await other.state()).toEqual({ users: [], groups: [] });
    } finally {
      await other.close();
    }
  });
});

describe('the mail server', () => {
  it('keeps the messages that it is sent', async () => {
    const server = await startMailServer();
    try {
      const transport = createTransport(server.url);
      await transport.sendMail({ from: 'a@example.com', to: 'b@example.com', subject: 'Quarantine', text: 'It is.' });
      transport.close();
      expect(server.messages).toMatchObject([{ from: 'a@example.com', to: ['b@example.com'] }]);
      expect(server.messages[0]?.source).toContain('Subject: Quarantine');
    } finally {
      await server.close();
    }
  });
});
