/** Notifications through a real SMTP server and a real HTTP one (section 11 of the engine's rules). */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulator, type TestSimulator } from '../../simulator/index.ts';
import { type ScimHandlerTarget, scimHandler } from '../simulator/scim-handler.ts';
import { type MailServer, startMailServer } from './servers/mail-server.ts';

const SECRET = 'webhook-secret';
let mail: MailServer;
let hook: Server;
let calls: { signature: string; body: string }[];
let sim: TestSimulator;
let target: ScimHandlerTarget;

beforeEach(async () => {
  mail = await startMailServer();
  calls = [];
  hook = createServer(async (request, response) => {
    calls.push({ signature: String(request.headers['x-provsim-signature']), body: await text(request) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  target = scimHandler();
  sim = await createSimulator({
    profile: 'custom',
    scope: 'all',
    users: 12,
    target: { handler: target.handler, token: 't' },
  });
  await deliverTo(Number(new URL(mail.url).port), (hook.address() as AddressInfo).port);
});
afterEach(async () => {
  await sim.close();
  await mail.close();
  hook.closeAllConnections();
  await new Promise((resolve) => hook.close(resolve));
});

async function deliverTo(smtpPort: number, hookPort: number, user = ''): Promise<void> {
  await sim.simulator.workspace.update((data) => {
    data.notifications = {
      smtp: { host: '127.0.0.1', port: smtpPort, secure: false, user, password: 'smtp-password' },
      webhook: { url: `http://127.0.0.1:${hookPort}/hook`, secret: SECRET },
    };
  });
}

const notify = (settings: object) =>
  sim.simulator.applications.setSecrets(sim.application.servicePrincipalId, {
    SyncNotificationSettings: JSON.stringify({
      Enabled: true,
      Recipients: 'ops@a.example; lead@a.example',
      ...settings,
    }),
  });
const kinds = () => calls.map(({ body }) => JSON.parse(body).kind as string);

describe('a quarantine', () => {
  it('sends one mail on entering and none in its 28 days or at its end; the webhook is told of its end too, signed (E-1101 to E-1105)', async () => {
    await notify({});
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('P30D');
    await sim.simulator.notifier.settled();
    expect(mail.messages).toHaveLength(1);
    expect(mail.messages[0]).toMatchObject({
      from: 'azure-noreply@microsoft.com',
      to: ['ops@a.example', 'lead@a.example'],
      source: expect.stringMatching(/Subject: We've detected an error while synchronizing to Custom/),
    });
    for (const part of [sim.job.id, 'EncounteredQuarantineException', 'InvalidCredentials']) {
      expect(mail.messages[0]?.source.replace(/=\r\n/g, '')).toContain(part);
    }
    expect(sim.job.phase).toBe('quarantineEnded');
    expect(kinds()).toEqual(['quarantined', 'jobDisabled']);
    target.override = null;
    await sim.job.start();
    await sim.advance('PT1M');
    await sim.simulator.notifier.settled();
    expect(kinds()).toEqual(['quarantined', 'jobDisabled', 'quarantineLifted']);
    expect(mail.messages).toHaveLength(1);
    for (const { signature, body } of calls) {
      expect(signature).toBe(`sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`);
    }
    expect(sim.simulator.notifier.outbox(10).map((each) => [each.mail, each.webhook])).toEqual([
      ['none', 'sent'],
      ['none', 'sent'],
      ['sent', 'sent'],
    ]);
  });

  it('of the deletion guard sends its own mail; single failures send none (E-606, E-1102)', async () => {
    await notify({ DeleteThresholdEnabled: true, DeleteThresholdValue: 2 });
    await sim.job.start();
    target.override = ({ method, body }) => (method === 'POST' && body?.includes('userName') ? 400 : null);
    sim.addUser({ displayName: 'Ada Reyes' });
    await sim.advance('PT1H');
    expect(mail.messages).toHaveLength(0);
    target.override = null;
    await sim.advance('P1D');
    for (const { user } of sim.simulator.tenant.users.list({ limit: 6 })) sim.deleteUser(user);
    await sim.advance('PT1H');
    await sim.simulator.notifier.settled();
    expect(mail.messages.map(({ source }) => /Subject: (.*)/.exec(source)?.[1]?.trim())).toEqual([
      'Provisioning to Custom is held: too many deletions',
    ]);
    expect(kinds()).toEqual(['deletionThreshold']);
  });

  it('is not mailed without the box, or without an address (E-1101)', async () => {
    await notify({ Enabled: false });
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT1H');
    await sim.simulator.notifier.settled();
    expect(mail.messages).toEqual([]);
    expect(sim.simulator.notifier.outbox(10)).toMatchObject([{ mail: 'kept', webhook: 'sent', to: [] }]);
  });
});

describe('a delivery that fails', () => {
  it('is shown with its reason and without the password; the job goes on as if it had not', async () => {
    await notify({});
    // The server offers no way to sign in, and nobody listens at the webhook.
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await deliverTo(port, port, 'ops');
    target.override = () => 401;
    await sim.job.start();
    await sim.advance('PT7H');
    await sim.simulator.notifier.settled();
    const [message] = sim.simulator.notifier.outbox(10);
    expect(message).toMatchObject({ mail: 'failed', webhook: 'failed' });
    expect(message?.errors.toSorted()).toEqual([
      expect.stringMatching(/^Mail through 127\.0\.0\.1:\d+ failed: /),
      expect.stringMatching(/^The webhook could not be called: /),
    ]);
    expect(JSON.stringify(message)).not.toContain('smtp-password');
    expect(sim.job.state.quarantine).toMatchObject({ seriesCount: 1 });
    target.override = null;
    await sim.advance('PT6H');
    expect(sim.job.phase).toBe('active');
  });
});
