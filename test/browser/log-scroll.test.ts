/**
 * A log of 100,000 entries: its table has a place for each, and shows the right ones wherever it is scrolled to. How
 * smoothly that goes is measured and printed, not asserted: it depends on the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from 'playwright/test';
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

/** The log with its made-up entries, newest first. */
async function openLog(page: Page) {
  const { servicePrincipalId } = await readIds(simulator.address);
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/logs?identity=Entry`);
  const grid = page.getByRole('grid', { name: 'Provisioning log entries' });
  const row = (number: number) =>
    grid.getByRole('row').filter({ has: page.getByTitle(`Entry ${number}`, { exact: true }) });
  return { grid, row };
}

test('a log of 100,000 entries shows the right ones at its start, middle and end, by wheel, key and bar', async ({
  page,
}) => {
  const { grid, row } = await openLog(page);
  await expect(row(ENTRIES)).toBeVisible();
  await expect(grid).toHaveAttribute('aria-rowcount', String(ENTRIES + 1));

  await report(page, 'by the wheel', async () => {
    await grid.hover();
    for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 240);
    await expect(row(ENTRIES - 270)).toBeVisible();
  });
  await report(page, 'by the bar, a hundredth at a time', async () => {
    for (let hundredth = 1; hundredth <= 100; hundredth++) {
      await scrollTo(page, Math.floor((ENTRIES * ROW_PX * hundredth) / 200));
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

test('Next and Previous go on over the edge of what was read', async ({ page }) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  const id = (number: number) => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const shown = (number: number) => page.getByRole('heading', { level: 2, name: `Entry ${number}`, exact: true });
  // The hundredth row: the last of those that are read first.
  const last = ENTRIES - 99;
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/logs/${id(last)}?identity=Entry`);
  await expect(shown(last)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(shown(last - 1)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(shown(last - 2)).toBeVisible();
  for (const number of [last - 1, last, last + 1]) {
    await page.getByRole('button', { name: 'Previous' }).click();
    await expect(shown(number)).toBeVisible();
  }
});

test('rows that could not be read are asked for again beside those that are there', async ({ page }) => {
  const { grid, row } = await openLog(page);
  await row(ENTRIES).focus();
  await page.route('**/control/logs/provisioning?*', (route) =>
    route.fulfill({ status: 500, json: { error: { code: 'Broken', message: 'The disk is full.' } } }),
  );
  await page.keyboard.press('End');
  await expect(page.getByText('Some of the log could not be read. The disk is full.')).toBeVisible();
  await expect(grid).toBeVisible();
  await page.unroute('**/control/logs/provisioning?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row(1)).toBeVisible();
  await expect(page.getByText('Some of the log could not be read.')).toHaveCount(0);
});

test('a log that is too long for the list has its newest entries there, and says so', async ({ page }) => {
  // So many entries take minutes to write: the answers only claim them.
  const offsets: number[] = [];
  await page.route('**/control/logs/provisioning?*', async (route) => {
    offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')));
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), total: 4 * ENTRIES } });
  });
  const { grid, row } = await openLog(page);
  await expect(page.getByText('The list holds the newest 250,000 of 400,000 entries')).toBeVisible();
  await row(ENTRIES).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '3');
  // What is beside the entry is read, and nothing far from it.
  expect(Math.max(...offsets)).toBeLessThan(1000);
});

test('a row that arrives late takes the focus only if nothing else has it by then', async ({ page }) => {
  const { grid, row } = await openLog(page);
  await row(ENTRIES).focus();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/control/logs/provisioning?*', async (route) => {
    await released;
    await route.continue();
  });
  await page.keyboard.press('End');
  await expect(grid.getByRole('row').and(page.locator(':focus'))).toHaveAttribute('aria-busy', 'true');
  const search = page.getByRole('searchbox');
  await search.click();
  release();
  await expect(row(1)).toBeVisible();
  await expect(search).toBeFocused();
});

test('entries that expire leave no empty places behind (E-1060)', async ({ page }) => {
  const send = async (method: string, path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(simulator.address + path, { method, headers, body: JSON.stringify(body) });
    expect(answer.ok).toBe(true);
  };
  const { servicePrincipalId } = await readIds(simulator.address);
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/logs?identity=Entry`);
  const grid = page.getByRole('grid', { name: 'Provisioning log entries' });
  const busy = grid.getByRole('row').and(page.locator('[aria-busy=true]'));
  await expect(grid).toHaveAttribute('aria-rowcount', String(ENTRIES + 1));
  // Away from the newest rows nothing is read anew by itself.
  await scrollTo(page, 1000 * ROW_PX);
  await expect(grid.getByTitle(`Entry ${ENTRIES - 1005}`, { exact: true })).toBeVisible();
  await send('PUT', '/control/log-retention', { days: 1 });
  await send('POST', '/control/clock/advance', { span: 'PT30H' });
  const reached = async () => (await (await fetch(`${simulator.address}/control/clock`)).json()) as { status: string };
  await expect.poll(async () => (await reached()).status).toBe('ready');

  await scrollTo(page, ENTRIES * ROW_PX);
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(ENTRIES + 1));
  await scrollTo(page, ENTRIES * ROW_PX);
  await expect(busy).toHaveCount(0);
});

/** Where the scroll bar stands, as a person who drags it would set it; waits for the frame in which it is drawn. */
function scrollTo(page: Page, top: number): Promise<void> {
  // As text: the tests are checked without the types of the browser.
  return page.evaluate(`new Promise((resolve) => {
    document.querySelector('[role=grid]').parentElement.scrollTop = ${top};
    requestAnimationFrame(() => resolve());
  })`);
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
