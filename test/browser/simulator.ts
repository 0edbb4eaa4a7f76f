/** A simulator for a browser test: its own process, its own port, everything in memory. */
import { test as base } from 'playwright/test';
import { type Running, startProvsim } from '../cli/provsim.ts';

export const test = base.extend<{ simulator: Running }>({
  simulator: async ({ page }, use) => {
    const simulator = await startProvsim(['--memory', '--users', '30', '--groups', '4', '--seed', '3']);
    await page.goto(simulator.address);
    await use(simulator);
    await simulator.kill();
  },
});

export { expect } from 'playwright/test';
