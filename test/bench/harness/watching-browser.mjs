/** A browser as a person who watches has it, drawing without a graphics card; and what else takes its place. */
import { spawn } from 'node:child_process';
import { chromium } from 'playwright';
import { recordedBrowser } from '../../set-up/browser.mjs';
import { root } from './started-server.mjs';

/** A page that was just opened still compiles and tidies up. */
const PAGE_RESTS_MS = 2000;
/** About as long as a page draws one frame. */
const BURST_MS = 4;

export async function startBrowser() {
  const executablePath = recordedBrowser(root);
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  });
}

/**
 * Opens a screen of an application and waits until it has come to rest.
 * @param {import('playwright').Browser} browser @param {string} address of the application's screen
 */
export async function openPage(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByLabel('Loading').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(PAGE_RESTS_MS);
  return page;
}

/** A process that only computes, and rests in between; it ends with this one, however that ends. @param {number} share of a core, between 0 and 1 */
export function spendProcessorTime(share) {
  const compute = `process.on('disconnect', () => process.exit());
  setInterval(() => {
    const end = performance.now() + ${BURST_MS};
    while (performance.now() < end);
  }, ${BURST_MS / Math.max(share, 0.01)})`;
  return spawn(process.execPath, ['--eval', compute], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
}
