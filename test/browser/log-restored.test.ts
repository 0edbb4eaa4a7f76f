/** A log that another one took the place of, by restoring a snapshot: nothing of the one before is shown as its rows. */
import { expect, test } from 'playwright/test';
import { startProvsim } from '../cli/provsim.ts';
import { readIds } from './screens.ts';

const ROW_PX = 52;

interface Log {
  total: number;
  rows: { sourceIdentity: { displayName: string } }[];
}

test('rows further down are read anew after a snapshot has been restored', async ({ page }) => {
  const simulator = await startProvsim(['--memory', '--users', '120', '--groups', '4', '--seed', '3']);
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(simulator.address + path, { method, ...(body ? json : {}) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };
  const log = () => call<Log>('GET', '/control/logs/provisioning?offset=0&limit=1');

  try {
    const { servicePrincipalId } = await readIds(simulator.address);
    const { value } = await call<{ value: { jobIds: string[] }[] }>('GET', '/control/applications');
    const jobId = value[0]?.jobIds[0];
    const isIdle = async () => !(await call<{ running: boolean }>('GET', `/control/jobs/${jobId}`)).running;
    const { value: users } = await call<{ value: { id: string }[] }>('GET', '/v1.0/users?$top=999');
    /** The same twice gives as many entries, under other names. */
    const change = async (name: string) => {
      for (const round of ['one', 'two', 'three']) {
        for (const { id } of users) await call('PATCH', `/v1.0/users/${id}`, { displayName: `${name} ${round}` });
        await call('POST', `/control/jobs/${jobId}/cycle`);
        await expect.poll(async () => (await log()).rows[0]?.sourceIdentity.displayName).toBe(`${name} ${round}`);
        await expect.poll(isIdle).toBe(true);
      }
    };
    await expect.poll(async () => (await log()).total).toBeGreaterThan(0);
    await expect.poll(isIdle).toBe(true);
    await call('POST', '/control/snapshots', { name: 'before' });
    await change('First');
    const { total } = await log();

    await page.goto(`${simulator.address}/applications/${servicePrincipalId}/logs`);
    const grid = page.getByRole('grid', { name: 'Provisioning log entries' });
    const rows = (name: string) => grid.getByRole('row').filter({ hasText: name });
    const scrollTo = (row: number) =>
      page.evaluate(`document.querySelector('[role=grid]').parentElement.scrollTop = ${row * ROW_PX}`);
    await expect(rows('First three').first()).toBeVisible();
    await scrollTo(115);
    await expect(grid.locator('[aria-rowindex="120"]')).toContainText('First');
    await scrollTo(0);
    await expect(rows('First three').first()).toBeVisible();

    await call('POST', '/control/snapshots/before/restore');
    await change('Second');
    expect((await log()).total).toBe(total);
    await expect(rows('Second three').first()).toBeVisible();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/control\/logs\/provisioning\?.*offset=100/, async (route) => {
      await released;
      await route.continue();
    });
    await scrollTo(115);
    await expect(grid.locator('[aria-rowindex="120"]')).toBeVisible();
    await expect(rows('First')).toHaveCount(0);
    release();
    await expect(grid.locator('[aria-rowindex="120"]')).toContainText('Second');
  } finally {
    await simulator.kill();
  }
});
