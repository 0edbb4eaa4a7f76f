/** Every rule of the wire is held by a test somewhere in this folder's neighbours, or told as a difference. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LAST_RULE = 127;
const tests = join(import.meta.dirname, '..');
const differences = readFileSync(join(tests, '../docs/differences-from-entra.md'), 'utf8');

/** A range such as `W-51 to W-57` names what lies between. */
function rulesIn(text: string): string[] {
  const ranges = [...text.matchAll(/\bW-(\d+) to W-(\d+)/g)].flatMap(([, from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => nameOf(Number(from) + index)),
  );
  return [...ranges, ...(text.match(/\bW-\d+\b/g) ?? [])];
}

const nameOf = (number: number) => `W-${String(number).padStart(2, '0')}`;

const held = new Set(
  readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.includes('node_modules') && /\.(test\.ts|json)$/.test(file))
    .filter((file) => join(tests, file) !== import.meta.filename)
    .flatMap((file) => rulesIn(readFileSync(join(tests, file), 'utf8'))),
);

describe('the rules of the wire', () => {
  it.each(Array.from({ length: LAST_RULE }, (_, index) => nameOf(index + 1)))(
    '%s is cited by a test or told',
    (rule) => {
      expect(held.has(rule) || rulesIn(differences).includes(rule)).toBe(true);
    },
  );
});
