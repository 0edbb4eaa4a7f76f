/** How the browser tests run: one browser, the one that the set-up found or brought. */
import { join } from 'node:path';
import { defineConfig } from 'playwright/test';
import { recordedBrowser } from '../set-up/browser.mjs';

const root = join(import.meta.dirname, '../..');
const executablePath = recordedBrowser(root);

/** No sandbox works for root, and none of what a browser does in the background belongs in a test. */
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: join(root, 'test-results/browser'),
  forbidOnly: process.env.CI !== undefined,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args },
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Traces cost a third of the time: with PROVSIM_TRACE=1 those of the tests that fail are kept.
    trace: process.env.PROVSIM_TRACE ? 'retain-on-failure' : 'off',
    contextOptions: { reducedMotion: 'reduce' },
  },
});
