/** The log while a cycle writes more entries than it can show: it asks less often, and ends with all of them. */
import { expect, test } from 'playwright/test';
import { startProvsim } from '../cli/provsim.ts';

interface Log {
  total: number;
  rows: { sourceIdentity: { displayName: string } }[];
}

interface Application {
  servicePrincipalId: string;
  jobIds: string[];
}

test('a log that is flooded shows its newest entries when the cycle has ended', async ({ page }) => {
  const simulator = await startProvsim([
    '--memory',
    '--users',
    '1500',
    '--groups',
    '0',
    '--scope',
    'all',
    '--seed',
    '4',
  ]);
  try {
    const get = async <T>(path: string) => (await (await fetch(simulator.address + path)).json()) as T;
    const { value: applications } = await get<{ value: Application[] }>('/control/applications');
    const [application] = applications;
    const job = `/control/jobs/${application?.jobIds[0]}`;
    const isIdle = async () => !(await get<{ running: boolean }>(job)).running;
    const log = () => get<Log>('/control/logs/provisioning?offset=0&limit=1');
    await expect.poll(async () => (await log()).total, { timeout: 60_000 }).toBeGreaterThanOrEqual(1500);
    await expect.poll(isIdle).toBe(true);

    await page.goto(`${simulator.address}/applications/${application?.servicePrincipalId}/logs`);
    const grid = page.getByRole('grid', { name: 'Provisioning log entries' });
    const before = await log();
    await expect(grid).toHaveAttribute('aria-rowcount', String(before.total + 1));
    const { value: users } = await get<{ value: { id: string }[] }>('/v1.0/users?$top=999');
    for (const { id } of users) {
      await fetch(`${simulator.address}/v1.0/users/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ displayName: `Flooded ${id}` }),
      });
    }
    await fetch(`${simulator.address}${job}/cycle`, { method: 'POST' });
    await expect.poll(async () => (await log()).total, { timeout: 60_000 }).toBe(before.total + users.length);
    await expect(grid).toHaveAttribute('aria-rowcount', String(before.total + users.length + 1));
    const [newest] = (await log()).rows;
    await expect(grid.locator('[aria-rowindex="2"]')).toContainText(newest?.sourceIdentity.displayName ?? '?');
  } finally {
    await simulator.kill();
  }
});
