/**
 * Figures of the page, printed: how much script the first screen loads, and when it can be used. Only the size is
 * asserted: times depend on the machine.
 */
import { gzipSync } from 'node:zlib';
import { expect, test } from './simulator.ts';

const MOST_SCRIPT_BYTES = 350_000;

test('the first screen loads less than 350 kB of compressed script', async ({ page, simulator }) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.goto(simulator.address);
  await expect(page.getByRole('button', { name: 'Run a cycle now' })).toBeEnabled();
  const usableMs = await page.evaluate<number>('performance.now()');
  const scripts = await page.evaluate<string[]>(
    "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))",
  );
  const sizes = await Promise.all(
    scripts.map(async (script) => gzipSync(Buffer.from(await (await fetch(script)).arrayBuffer())).length),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  process.stdout.write(
    `First screen: ${Math.round(bytes / 1000)} kB of compressed script, usable after ${Math.round(usableMs)} ms\n`,
  );
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
});
