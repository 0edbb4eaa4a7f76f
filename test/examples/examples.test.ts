import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('the example for node:test runs against the built package, by its name', async () => {
  const file = join(import.meta.dirname, 'node-test/url.test.mjs');
  const child = spawn(process.execPath, ['--test', file], { env: { ...process.env, NODE_OPTIONS: '' } });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  const [code] = await once(child, 'close');
  expect(output).toMatch(/pass 1/);
  expect(code).toBe(0);
});
