/**
 * Figures of the page, printed: how much script the first screen loads, when it can be used, how evenly the log
 * scrolls with 100,000 entries. Only the size is asserted: times depend on the machine.
 */
import { gzipSync } from 'node:zlib';
import { expect, test } from './simulator.ts';

const MOST_SCRIPT_BYTES = 350_000;
const ENTRIES = 100_000;

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

test('the log scrolls through 100,000 entries with few rows drawn at a time', async ({ page, simulator }) => {
  const { value } = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { servicePrincipalId: string }[];
  };
  // The list comes in one piece, so that all rows are there at once; everything else is the simulator's.
  await page.addInitScript({ content: `(${LIST_IN_ONE_PIECE})(${ENTRIES})` });
  await page.goto(`${simulator.address}/applications/${value[0]?.servicePrincipalId}/logs`);
  const grid = page.getByRole('grid', { name: 'Provisioning log entries' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(ENTRIES + 1));
  const frames = await page.evaluate<{ median: number; p95: number; longest: number; rows: number }>(`(${SCROLL})()`);
  const ms = (given: number) => `${given.toFixed(1)} ms`;
  process.stdout.write(
    `Log of ${ENTRIES.toLocaleString('en')} entries, 240 frames while scrolling: median ${ms(frames.median)}, p95 ${ms(frames.p95)}, longest ${ms(frames.longest)}; ${frames.rows} rows drawn\n`,
  );
  expect(frames.rows).toBeLessThan(120);
});

/** What runs in the browser is text: these tests know no DOM. */
const LIST_IN_ONE_PIECE = `(count) => {
  const real = window.fetch.bind(window);
  const entry = (i) => ({
    id: 'entry-' + i,
    activityDateTime: new Date(Date.UTC(2026, 0, 5) - i * 1000).toISOString(),
    provisioningAction: i % 3 === 0 ? 'create' : 'update',
    provisioningStatusInfo: { status: i % 50 === 0 ? 'failure' : 'success', errorInformation: null },
    durationInMilliseconds: i % 100,
    sourceIdentity: { id: 'source-' + i, displayName: 'Person ' + i, identityType: 'User', details: {} },
    targetIdentity: { id: 'target-' + i, displayName: 'person.' + i, identityType: 'User', details: {} },
    sourceSystem: { id: 's', displayName: 'Microsoft Entra ID', details: {} },
    targetSystem: { id: 't', displayName: 'Sign In Enterprise', details: {} },
    servicePrincipal: { id: 'p', displayName: 'Sign In Enterprise' },
    provisioningSteps: [],
    modifiedProperties: [],
    jobId: 'job',
    cycleId: 'cycle',
    changeId: 'change-' + i,
  });
  window.fetch = (input, init) =>
    String(input).includes('/auditLogs/provisioning?')
      ? Promise.resolve(Response.json({ value: Array.from({ length: count }, (_, i) => entry(i)) }))
      : real(input, init);
}`;

/** Row by row, and now and then far away. */
const SCROLL = `async () => {
  const grid = document.querySelector('[role=grid]');
  const scroller = grid.parentElement;
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const gaps = [];
  let before = await nextFrame();
  for (let step = 0; step < 240; step++) {
    scroller.scrollTop += step % 40 === 39 ? 800000 : 400;
    const now = await nextFrame();
    gaps.push(now - before);
    before = now;
  }
  gaps.sort((a, b) => a - b);
  const at = (share) => gaps[Math.floor(gaps.length * share)];
  return { median: at(0.5), p95: at(0.95), longest: gaps.at(-1), rows: grid.querySelectorAll('[data-index]').length };
}`;
