/** Makes the README's pictures anew: `npm run images`, after a build. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { recordedBrowser } from '../set-up/browser.mjs';

const root = join(import.meta.dirname, '../..');
const executablePath = recordedBrowser(root);
const args = [
  'start',
  '--port',
  '0',
  '--memory',
  '--users',
  '200',
  '--groups',
  '8',
  '--speed',
  '600',
  '--changes',
  '40',
];
const server = spawn(process.execPath, [join(root, 'dist/simulator/cli/main.js'), ...args]);
const address = await new Promise((resolve, reject) => {
  let output = '';
  server.stdout.on('data', (data) => {
    output += data;
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(output);
    if (found) resolve(found[0]);
  });
  server.on('exit', () => reject(new Error(`The server ended: ${output}`)));
});
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Some cycles have to have run, so that there is something to see.
  await page.waitForTimeout(15_000);
  await page.screenshot({ path: join(root, 'docs/images/overview.png') });
  await page.getByRole('link', { name: 'Flow', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Flow' }).waitFor();
  // Objects travel while a cycle has something to do.
  await page.waitForTimeout(10_000);
  await page.screenshot({ path: join(root, 'docs/images/flow.png') });
} finally {
  await browser.close();
  server.kill();
}
