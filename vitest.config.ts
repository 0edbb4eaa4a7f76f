/** Two projects: ours (`unit`, also those tests that speak HTTP on loopback) and those against servers that aren't. */
import { defineConfig } from 'vitest/config';

const timeouts = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/peers/**', 'test/bench/**', '**/node_modules/**'],
          // One module graph for each worker: loading the simulator anew for every file took longer than most tests.
          isolate: false,
          ...timeouts,
        },
      },
      { test: { name: 'peers', include: ['test/peers/**/*.test.ts'], exclude: ['**/node_modules/**'], ...timeouts } },
    ],
  },
});
