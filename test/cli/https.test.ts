import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, fetch } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { provsim, type Running, startProvsim } from './provsim.ts';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'provsim-https-'));
  cleanUps.push(() => rmSync(path, { recursive: true }));
  return path;
}

async function start(...args: string[]): Promise<Running & { secure: string }> {
  const running = await startProvsim([...args, '--https', '--https-port', '0', '--users', '3', '--groups', '0']);
  cleanUps.push(() => running.kill());
  return { ...running, secure: /HTTPS\s+(\S+)/.exec(running.output())?.[1] ?? '' };
}

function trusting(cert: string) {
  const dispatcher = new Agent({ connect: { ca: cert } });
  cleanUps.push(() => dispatcher.close());
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape.
  return async (url: string) => (await (await fetch(url, { dispatcher })).json()) as any;
}

// A server starts twice here.
describe('provsim start --https', { timeout: 120_000 }, () => {
  it('serves Graph over HTTPS to who trusts the kept certificate, and provisions its sample app there (G-154)', async () => {
    const data = folder();
    const { secure, address, kill, output } = await start('--data', data);
    const pem = join(data, 'certificate.pem');
    expect(output()).toContain(`NODE_EXTRA_CA_CERTS=${pem}`);
    const cert = readFileSync(pem, 'utf8');
    expect(await (await fetch(`${address}/certificate.pem`)).text()).toBe(cert);
    const get = trusting(cert);
    for (const base of [secure, secure.replace('127.0.0.1', 'localhost')]) {
      const users = await get(`${base}/v1.0/users?$top=1`);
      expect(users['@odata.nextLink']).toMatch(`${base}/v1.0/users?`);
      expect((await get(`${base}/metadata/endpoints`)).microsoftGraphResourceId).toBe(`${base}/`);
    }
    await expect(fetch(`${secure}/v1.0/users`)).rejects.toMatchObject({
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });

    const { value } = await get(`${secure}/v1.0/servicePrincipals?$filter=startswith(displayName,'Sign In')`);
    const { value: secrets } = await get(`${secure}/v1.0/servicePrincipals/${value[0].id}/synchronization/secrets`);
    expect(secrets).toContainEqual({ key: 'BaseAddress', value: expect.stringMatching(`^${secure}/sample-apps/`) });
    const created = encodeURIComponent(`provisioningAction eq 'create' and provisioningStatusInfo/status eq 'success'`);
    const entries = async () => (await get(`${secure}/v1.0/auditLogs/provisioning?$filter=${created}`)).value;
    await expect.poll(entries, { timeout: 60_000, interval: 100 }).not.toEqual([]);

    await kill();
    const next = await start('--data', data);
    expect((await get(`${next.secure}/v1.0/organization`)).value).toHaveLength(1);
    expect(next.output()).not.toContain('made now');
  });

  it('hands out the certificate of a tenant in memory', async () => {
    const { secure, address } = await start('--memory');
    const get = trusting(await (await fetch(`${address}/certificate.pem`)).text());
    expect((await get(`${secure}/v1.0/organization`)).value).toHaveLength(1);
  });

  it('says which option helps when its port is taken, or a name is none', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    cleanUps.push(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const inUse = await provsim(['start', '--memory', '--port', '0', '--https', '--https-port', String(port)]);
    expect([inUse.code, inUse.stderr]).toEqual([2, expect.stringContaining('another port with --https-port N')]);
    const wrong = await provsim(['start', '--memory', '--https', '--https-name', 'https://graph.example/']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Expected a host name or an IP address')]);
  });
});
