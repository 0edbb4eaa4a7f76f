/**
 * Figures of the page, printed: how much script the first screen loads, and when it can be used. Only the size is
 * asserted: times depend on the machine. The charts are a chunk of their own that comes when the screen can be used.
 */
import { expect, test } from './simulator.ts';

const MOST_SCRIPT_BYTES = 350_000;
/** A new window draws the browser's own start page first, on both cores of a small machine. */
const BROWSER_RESTS_MS = 2000;

/** Written down by the page itself: what looks from outside looks only now and then. */
const NOTE_WHEN_USABLE = `
  const isUsable = (button) =>
    button.textContent === 'Run a cycle now' && button.getAttribute('aria-disabled') !== 'true' && !button.disabled;
  new MutationObserver((_changes, observer) => {
    if (![...document.querySelectorAll('button')].some(isUsable)) return;
    window.usableMs = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, childList: true, attributes: true });
`;

interface LoadedScript {
  name: string;
  encodedBodySize: number;
  decodedBodySize: number;
}

test('the first screen loads less than 350 kB of compressed script', async ({ page, simulator }) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const context = await page.context().browser()?.newContext();
  const first = await context?.newPage();
  if (!first) throw new Error('There is no browser to open another page in.');
  await first.addInitScript(NOTE_WHEN_USABLE);
  await first.waitForTimeout(BROWSER_RESTS_MS);
  await first.goto(simulator.address);
  await expect(first.getByRole('button', { name: 'Run a cycle now' })).toBeEnabled();
  const usableMs = await first.evaluate<number>('window.usableMs');
  await expect(first.getByRole('heading', { name: 'Latency of the target' })).toBeVisible();
  const scripts = await first.evaluate<LoadedScript[]>(
    "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map((entry) => entry.toJSON())",
  );
  const isChart = ({ name }: LoadedScript) => name.includes('/cycle-charts-');
  const sum = (of: LoadedScript[], size: 'encodedBodySize' | 'decodedBodySize') =>
    of.reduce((total, script) => total + script[size], 0);
  const [charts, others] = [scripts.filter(isChart), scripts.filter((script) => !isChart(script))];
  const bytes = sum(others, 'encodedBodySize');
  const kB = (size: number) => `${Math.round(size / 1000)} kB`;
  process.stdout.write(
    `First screen: ${kB(bytes)} of compressed script and ${kB(sum(charts, 'encodedBodySize'))} of charts, ` +
      `usable after ${Math.round(usableMs)} ms\n`,
  );
  // The overview's code comes with the frame's, and not after it.
  await expect(first.locator('link[rel=modulepreload][href*="overview-screen"]')).toHaveCount(1);
  expect(usableMs).toBeGreaterThan(0);
  expect(charts).toHaveLength(1);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(sum(others, 'decodedBodySize'));
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
  await context?.close();
});
