/** Habits of the page: without a mouse, across a restart of the simulator, with a part that can't be read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain } from 'playwright/test';
import { startProvsim } from '../cli/provsim.ts';
import { expect, test } from './simulator.ts';

test('the log is read with the keyboard alone: arrows move, Enter opens, Escape closes and gives the row back', async ({
  page,
  simulator,
}) => {
  expect(simulator.child.exitCode).toBeNull();
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.getByRole('link', { name: 'Provisioning logs' }).press('Enter');
  const rows = page.getByRole('grid', { name: 'Provisioning log entries' }).getByRole('row');
  await expect(rows.nth(3).getByRole('gridcell').first()).not.toBeEmpty();
  await rows.nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(3)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('main').getByRole('region');
  await expect(pane.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();
  await expect(rows.nth(1)).toBeFocused();
});

plain('after a restart of the simulator the page is live again and has caught up', async ({ page }) => {
  const data = mkdtempSync(join(tmpdir(), 'provsim-page-'));
  const options = ['--data', data, '--users', '20', '--groups', '3', '--seed', '3'];
  const first = await startProvsim(options);
  const { port } = new URL(first.address);
  try {
    await page.goto(first.address);
    await expect(page.getByText('Initial cycle completed')).toBeVisible();
    await first.kill();
    await expect(page.getByRole('status').filter({ hasText: 'Reconnecting' })).toBeVisible();
    const second = await startProvsim(['--port', port, ...options]);
    try {
      await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
      await page.getByRole('button', { name: 'Run a cycle now' }).click();
      await expect(page.getByRole('heading', { name: 'Incremental cycle completed' })).toBeVisible();
    } finally {
      await second.kill();
    }
  } finally {
    await first.kill();
    rmSync(data, { recursive: true });
  }
});

test("a part of the page that can't be read costs its own place only, and says how to have it", async ({
  page,
  simulator,
}) => {
  const charts = /\/assets\/cycle-charts-[^/]*\.js$/;
  await page.route(charts, (route) => route.abort());
  await page.goto(simulator.address);
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const failure = page.getByRole('alert').filter({ hasText: 'Failed to fetch' });
  await expect(failure).toBeVisible();
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(page.getByRole('heading', { name: 'Incremental cycle completed' })).toBeVisible();
  await page.unroute(charts);
  await failure.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('heading', { level: 3, name: 'Latency of the target' })).toBeVisible();
  await expect(failure).toHaveCount(0);
});
