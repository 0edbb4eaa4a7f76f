/** The commands that talk to a simulator: to its server while one runs, else to the data folder alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main, provsim, type Running, startProvsim } from './provsim.ts';

/** Every command is a process: a busy machine needs its time. */
const SLOW_MS = 180_000;

let folder: string;
let server: Running;
let user: string;

const on = (command: string, ...more: string[]) => provsim([...command.split(' '), '--data', folder, ...more]);
const control = async <T>(path: string) => (await (await fetch(`${server.address}/control${path}`)).json()) as T;

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come to pass within 30 s.');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'provsim-server-'));
  server = await startProvsim(['--data', folder, '--users', '4', '--groups', '1', '--scope', 'all', '--speed', '0']);
  const { value } = (await (await fetch(`${server.address}/v1.0/users?$top=1`)).json()) as {
    value: { userPrincipalName: string }[];
  };
  user = value[0]?.userPrincipalName ?? '';
  const { value: applications } = await control<{ value: { jobIds: string[] }[] }>('/applications');
  const job = `/jobs/${applications[0]?.jobIds[0]}`;
  await until(async () => (await control<{ lastCycles: unknown[] }>(job)).lastCycles.length > 0);
}, SLOW_MS);
afterAll(async () => {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
});

describe('with a server', () => {
  it('clock shows what is due and advance runs it', async () => {
    const shown = await on('clock show');
    expect(shown.stdout).toMatch(/speed 0, ready\n.*Cycle of Sign In Enterprise/);
    const advanced = await on('clock advance PT2H');
    expect([advanced.code, advanced.stdout]).toEqual([0, expect.stringContaining('3 events run')]);
  });

  it(
    'an advance is cancelled by clock cancel and by SIGINT; a second one is refused meanwhile',
    async () => {
      // A year of cycles: more than there is time for.
      const first = spawn(process.execPath, [main, 'clock', 'advance', 'P365D', '--data', folder]);
      let said = '';
      first.stdout.on('data', (data) => {
        said += data;
      });
      const firstEnded = once(first, 'close');
      const advancing = async () => (await control<{ status: string }>('/clock')).status === 'advancing';
      await until(advancing);
      const second = await on('clock advance PT1H');
      expect([second.code, second.stderr]).toEqual([1, expect.stringContaining('is being moved to')]);
      await on('clock cancel');
      await firstEnded;
      expect(said).toContain('cancelled before');
      const third = spawn(process.execPath, [main, 'clock', 'advance', 'P365D', '--data', folder]);
      const thirdEnded = once(third, 'close');
      await until(advancing);
      third.kill('SIGINT');
      await thirdEnded;
      expect(await advancing()).toBe(false);
      expect(await control('/clock')).toMatchObject({ last: { outcome: 'cancelled' } });
    },
    SLOW_MS,
  );

  it(
    'scenario from-log makes a file of an entry that run plays; an entry that there isn’t makes none',
    async () => {
      const created = await on('logs', '--json', '--identity', user, '--action', 'create');
      const [entry] = JSON.parse(created.stdout) as { id: string }[];
      const file = join(folder, 'from-log.yaml');
      const made = await on(`scenario from-log ${entry?.id}`, '--out', file);
      expect([made.code, made.stdout]).toEqual([0, expect.stringContaining(`provsim run ${file}`)]);
      expect((await on(`scenario from-log ${entry?.id}`)).stdout).toBe(readFileSync(file, 'utf8'));
      const played = await provsim(['run', file]);
      expect([played.code, played.stdout]).toEqual([0, expect.stringMatching(/^passed +create of /)]);

      const missing = join(folder, 'missing.yaml');
      const refused = await on('scenario from-log nosuch', '--out', missing);
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("no entry 'nosuch'")]);
      expect(existsSync(missing)).toBe(false);
      const unwritable = await on(`scenario from-log ${entry?.id}`, '--out', join(folder, 'no/such.yaml'));
      expect([unwritable.code, unwritable.stderr]).toEqual([2, expect.stringContaining('a file that can be written')]);
    },
    SLOW_MS,
  );

  it(
    'logs --follow prints what comes, of what the filters ask for, until it is interrupted; so does the audit log',
    async () => {
      const following = (...args: string[]) => {
        const child = spawn(process.execPath, [main, 'logs', '--follow', ...args, '--data', folder]);
        const ended = once(child, 'close');
        let said = '';
        child.stdout.on('data', (data) => {
          said += data;
        });
        const end = async () => {
          child.kill('SIGINT');
          return (await ended)[0];
        };
        return { said: () => said, end };
      };
      const log = following('--identity', user, '--action', 'update,create', '--json');
      const audit = following('--audit', '--category', 'provisioningmanagement');
      try {
        await until(async () => log.said().includes('\n') && audit.said().includes('\n'));
        const { value: people } = (await (await fetch(`${server.address}/v1.0/users?$top=4`)).json()) as {
          value: { id: string }[];
        };
        for (const { id } of people) {
          await fetch(`${server.address}/v1.0/users/${id}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ department: 'Research and Play' }),
          });
        }
        const { value } = await control<{ value: { jobIds: string[] }[] }>('/applications');
        const job = `${server.address}/control/jobs/${value[0]?.jobIds[0]}`;
        await fetch(`${job}/cycle`, { method: 'POST' });
        await fetch(`${job}/settings`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ baseFailures: 41 }),
        });
        await until(async () => /"provisioningAction":"update"/.test(log.said()) && /baseFailures/.test(audit.said()));
      } finally {
        expect([await log.end(), await audit.end()]).toEqual([0, 0]);
      }
      const entries = log
        .said()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { provisioningAction: string; sourceIdentity: { displayName: string } });
      expect(entries.map(({ provisioningAction }) => provisioningAction)).toEqual(['create', 'update']);
      expect(audit.said()).toMatch(/Update provisioning setting or credentials .*baseFailures: nothing → 41/);
    },
    SLOW_MS,
  );

  it(
    'logs --audit is filtered by activity and category',
    async () => {
      const started = await on('logs --audit --json', '--activity', 'Enable/start provisioning configuration');
      const activities = (JSON.parse(started.stdout) as { activityDisplayName: string }[]).map(
        ({ activityDisplayName }) => activityDisplayName,
      );
      expect(new Set(activities)).toEqual(new Set(['Enable/start provisioning configuration']));
      const { value } = await control<{ value: { servicePrincipalId: string }[] }>('/applications');
      const path = `${server.address}/v1.0/servicePrincipals/${value[0]?.servicePrincipalId}`;
      for (const displayName of ['Renamed', 'Sign In Enterprise']) {
        const renamed = await fetch(path, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ displayName }),
        });
        expect(renamed.status).toBe(204);
      }
      const other = await on('logs --audit --json --category ApplicationManagement');
      expect(other.stdout).not.toContain('ProvisioningManagement');
      expect(other.stdout).toContain('ApplicationManagement');
    },
    SLOW_MS,
  );

  it(
    'output that its reader has enough of is no error',
    async () => {
      const child = spawn(process.execPath, [main, 'logs', '--json', '--data', folder]);
      child.stdout.destroy();
      let said = '';
      child.stderr.on('data', (data) => {
        said += data;
      });
      const [code] = await once(child, 'close');
      expect([code, said]).toEqual([0, '']);
    },
    SLOW_MS,
  );

  it.each([
    [['clock', 'advance', 'soon'], "'soon' is no ISO 8601 time"],
    [['clock', 'speed', 'fast'], 'Expected a number'],
    [['logs', '--status', 'failed'], "'failed' is no status"],
    [['logs', '--audit', '--activity', 'Napping'], "'Napping' is no activity of the audit log"],
    [
      ['logs', '--audit', '--status', 'failure', '--error-code', 'Conflict'],
      "--status, --error-code can't filter the audit log, which takes --activity, --category, --from, --to",
    ],
    [['logs', '--category', 'ProvisioningManagement'], "--category can't filter the provisioning log"],
  ])('%j is wrong input: exit code 2', async (args, message) => {
    const { code, stderr } = await provsim([...args, '--data', folder]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('with the data folder alone', () => {
  it(
    'explain, logs and provision-on-demand work, and leave the workspace as it is',
    async () => {
      await server.kill();
      const file = join(folder, 'workspace.json');
      const before = readFileSync(file, 'utf8');
      const explained = await on(`explain ${user}`);
      expect([explained.code, explained.stderr]).toEqual([0, '']);
      expect(explained.stdout).toContain('passes the scoping filters: yes');
      expect(explained.stdout).toContain('What led here, newest first');
      const unknown = await on('explain nobody@woodgrove.example');
      expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('nobody@woodgrove.example')]);
      const run = await on(`provision-on-demand ${user}`, '--json');
      expect([run.code, JSON.parse(run.stdout).result]).toEqual([0, 'Skipped']);
      const logged = await on('logs', '--csv', '--identity', user, '--action', 'create');
      expect(logged.stdout.trim().split('\r\n')).toHaveLength(2);
      const audited = await on('logs', '--audit');
      expect(audited.stdout).toContain('Enable/start provisioning configuration');
      expect((await on('clock show')).stderr).toContain('needs a running server');
      const followed = await on('logs --follow');
      expect([followed.code, followed.stderr]).toEqual([2, expect.stringContaining('needs a running server')]);
      expect(readFileSync(file, 'utf8')).toBe(before);
    },
    SLOW_MS,
  );
});
