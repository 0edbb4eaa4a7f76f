/**
 * A log of 100,000 entries: its table has a place for each, and shows the right ones wherever it is scrolled to. How
 * smoothly that goes is measured and printed, not asserted: it depends on the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from 'playwright/test';
import { Simulator } from '../../simulator/simulator.ts';
import { type Running, startProvsim } from '../cli/provsim.ts';
import { readIds } from './screens.ts';

const ENTRIES = 100_000;
const ROW_PX = 52;

let folder: string;
let simulator: Running;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = mkdtempSync(join(tmpdir(), 'provsim-log-'));
  const first = await startProvsim(['--data', folder, '--users', '5', '--groups', '1', '--seed', '3']);
  const { servicePrincipalId } = await readIds(first.address);
  const path = `/v1.0/auditLogs/provisioning?$filter=servicePrincipal/id eq '${servicePrincipalId}'`;
  const logged = async () => ((await (await fetch(first.address + path)).json()) as { value: unknown[] }).value.length;
  await expect.poll(logged).toBeGreaterThan(0);
  await first.kill();
  await lengthenLog(ENTRIES);
  simulator = await startProvsim(['--data', folder]);
});

test.afterAll(async () => {
  await simulator?.kill();
  rmSync(folder, { recursive: true });
});

/** Entry 1 is the oldest, each a second after the one before; the last is older than what the cycle logged. */
async function lengthenLog(entries: number): Promise<void> {
  const seeding = await Simulator.open({ data: folder });
  try {
    const [model] = seeding.log.query({ limit: 1 });
    if (model === undefined) throw new Error('The cycle has logged nothing to take as a model.');
    const endMs = Date.parse(model.activityDateTime) - 60_000;
    seeding.database.transaction(() => {
      for (let number = 1; number <= entries; number++) {
        const id = `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
        const activityDateTime = new Date(endMs - (entries - number) * 1000).toISOString();
        const sourceIdentity = { ...model.sourceIdentity, displayName: `Entry ${number}` };
        const steps = { provisioningSteps: [], modifiedProperties: [] };
        seeding.log.append({ ...model, ...steps, id, activityDateTime, sourceIdentity }, []);
      }
    })();
  } finally {
    await seeding.close();
  }
}

test('a log of 100,000 entries shows the right ones at its start, middle and end, by wheel, key and bar', async ({
  page,
}) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/logs?identity=Entry`);
  const grid = page.getByRole('grid', { name: 'Provisioning log entries' });
  const row = (number: number) =>
    grid.getByRole('row').filter({ has: page.getByTitle(`Entry ${number}`, { exact: true }) });
  await expect(row(ENTRIES)).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', String(ENTRIES + 1));

  await report(page, 'by the wheel', async () => {
    await grid.hover();
    for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 240);
    await expect(row(ENTRIES - 270)).toBeVisible();
  });
  await report(page, 'by the bar, a hundredth at a time', async () => {
    for (let hundredth = 1; hundredth <= 100; hundredth++) {
      await scrollTo(grid, Math.floor((ENTRIES * ROW_PX * hundredth) / 200));
    }
    await expect(row(ENTRIES / 2)).toBeVisible();
  });

  await row(ENTRIES / 2).click();
  await expect(page.getByRole('heading', { level: 2, name: `Entry ${ENTRIES / 2}` })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { level: 2, name: `Entry ${ENTRIES / 2 - 1}` })).toBeVisible();
  await page.keyboard.press('Escape');

  await row(ENTRIES / 2).focus();
  await page.keyboard.press('End');
  await expect(row(1)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(row(ENTRIES)).toBeFocused();
});

/** Where the scroll bar stands, as a person who drags it would set it; waits for the frame in which it is drawn. */
function scrollTo(grid: Locator, top: number): Promise<void> {
  return grid.evaluate(
    (element, to) =>
      new Promise<void>((resolve) => {
        // biome-ignore lint/suspicious/noExplicitAny: the tests are checked without the types of the browser.
        const { parentElement } = element as any;
        parentElement.scrollTop = to;
        // biome-ignore lint/suspicious/noExplicitAny: as above.
        (globalThis as any).requestAnimationFrame(() => resolve());
      }),
    top,
  );
}

/** Runs something and prints how long the frames meanwhile were. */
async function report(page: Page, name: string, run: () => Promise<void>): Promise<void> {
  await page.evaluate(`
    window.frames = [];
    window.measuring = true;
    let last = performance.now();
    const measure = (now) => {
      window.frames.push(now - last);
      last = now;
      if (window.measuring) requestAnimationFrame(measure);
    };
    requestAnimationFrame(measure);
  `);
  await run();
  const frames = await page.evaluate<number[]>('window.measuring = false; window.frames');
  const sorted = frames.sort((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  process.stdout.write(
    `Scrolling 100,000 entries ${name}: ${frames.length} frames, median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}\n`,
  );
}
