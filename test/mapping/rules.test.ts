/** Every rule of mappings, scoping filters and the schema document is held by a test somewhere in this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const tests = join(import.meta.dirname, '..');

const range = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}-${String(from + index).padStart(2, '0')}`);

const cited = new Set(
  readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.includes('node_modules') && /\.(test\.ts|json)$/.test(file))
    .flatMap((file) => readFileSync(join(tests, file), 'utf8').match(/\b[MSG]-\d+\b/g) ?? []),
);

describe('the rules of mappings, scoping filters and schemas', () => {
  it.each([...range('M', 1, 48), ...range('S', 1, 20), ...range('G', 61, 69)])('%s is cited by a test', (rule) => {
    expect(cited).toContain(rule);
  });
});
