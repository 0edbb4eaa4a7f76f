/** The example for jest, which is installed here and not with provsim. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the example for jest runs against the built package, by its name', { timeout: 120_000 }, async () => {
  const jest = join(import.meta.dirname, 'node_modules/jest/bin/jest.js');
  const config = {
    rootDir: join(import.meta.dirname, '../examples/jest'),
    testMatch: ['**/*.test.mjs'],
    transform: {},
  };
  const child = spawn(process.execPath, [jest, '--runInBand', '--config', JSON.stringify(config)], {
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules' },
  });
  let output = '';
  child.stderr.on('data', (data) => {
    output += data;
  });
  const [code] = await once(child, 'close');
  expect(output).toMatch(/Tests: +2 passed, 2 total/);
  expect(code).toBe(0);
});
