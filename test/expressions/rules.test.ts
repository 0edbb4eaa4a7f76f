/** Every rule of the language is held by a test, here or in the room that it belongs to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionTable } from '../../simulator/expressions/index.ts';

const LAST_RULE = 118;

/** Rules of the language that other rooms keep. */
const elsewhere: Readonly<Record<string, string>> = {
  'X-84': 'a fault of the engine, which a setting of the job brings about',
  'X-94': 'the answer of Graph’s parseExpression',
  'X-118': 'whether a difference in case is an update',
};

const numbers = Array.from({ length: LAST_RULE }, (_, index) => `X-${String(index + 1).padStart(2, '0')}`);
const parts = ['X-64a', 'X-64b', 'X-69a', 'X-69b', 'X-69c'];

const texts = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts') && file !== 'rules.test.ts')
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
const cited = new Set([
  ...texts.flatMap((text) => text.match(/\bX-\d+[a-c]?\b/g) ?? []),
  // functions.test.ts names these before the examples of each function.
  ...functionTable.flatMap(({ rules }) => rules),
]);

describe('the rules of the language', () => {
  it.each([...numbers, ...parts].filter((rule) => !(rule in elsewhere)))('%s is cited by a test', (rule) => {
    expect(cited).toContain(rule);
  });

  it('the current list has the 45 functions of April 2026', () => {
    const current = functionTable.filter(({ isCurrent }) => isCurrent).map(({ name }) => name);
    // Documented in a tutorial, though not in the list.
    expect(current.filter((name) => name !== 'AssertiveAppRoleAssignmentsComplex')).toHaveLength(45);
  });
});
