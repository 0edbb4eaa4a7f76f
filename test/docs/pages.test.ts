/** The pages of docs/ stay true: what they are made from, and what they name, is checked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobSettingsOf, secretKeys } from '../../simulator/applications/index.ts';
import { createSimulator } from '../../simulator/index.ts';
import { quirkNames } from '../../simulator/scim/index.ts';
import { expressionsPage } from './expressions-page.ts';

const root = join(import.meta.dirname, '../..');
const page = (name: string) => readFileSync(join(root, name), 'utf8');

describe('docs/expressions.md', () => {
  it('is what the table of functions gives', async () => {
    await expect(expressionsPage()).toMatchFileSnapshot(join(root, 'docs/expressions.md'));
  });
});

describe('docs/differences-from-entra.md', () => {
  const settings = [...page('docs/differences-from-entra.md').matchAll(/(quirk|job setting|secret) `([\w.]+)`/g)].map(
    ([, kind, name]) => ({ kind, name: name as string }),
  );

  it('says for each conflict of the sources what provsim does (C-1 to C-20)', () => {
    const text = page('docs/differences-from-entra.md');
    const missing = Array.from({ length: 20 }, (_, index) => `C-${index + 1}`).filter(
      (name) => !new RegExp(`${name}\\b`).test(text),
    );
    expect(missing).toEqual([]);
  });

  it('names settings of all three kinds', () => {
    expect(new Set(settings.map(({ kind }) => kind))).toEqual(new Set(['quirk', 'job setting', 'secret']));
    expect(settings.length).toBeGreaterThanOrEqual(20);
  });

  it.each(settings)('the $kind $name exists', async ({ kind, name }) => {
    if (kind === 'quirk') expect(quirkNames).toContain(name);
    if (kind === 'secret') expect(secretKeys).toContain(name);
    if (kind !== 'job setting') return;
    // A job setting is read: another value gives another setting that holds.
    const values = ['true', '17', 'scaled', 'everyCycle', 'captured', 'fail'];
    const application = { secrets: [] } as unknown as Parameters<typeof jobSettingsOf>[0];
    const read = (settings: { name: string; value: string }[]) => {
      const job = { settings } as Parameters<typeof jobSettingsOf>[1];
      return jobSettingsOf(application, job).find((each) => `provsim.${each.name}` === name)?.value;
    };
    const before = read([]);
    expect(before).toBeDefined();
    expect(values.some((value) => read([{ name, value }]) !== before)).toBe(true);
  });
});

describe('README.md', () => {
  it('its example of the library runs', async () => {
    const example = /```ts\n([\s\S]*?)```/.exec(page('README.md'))?.[1] ?? '';
    expect(example).toContain("from 'provsim'");
    const printed: unknown[][] = [];
    const body = example
      .replace(/import .* from 'provsim';\n/, '')
      .replace(/\{ target: .* \}\);/, ');')
      .replaceAll('console.log', 'print');
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
      ...names: string[]
    ) => (...values: unknown[]) => Promise<void>;
    await new AsyncFunction('createSimulator', 'print', body.replace('createSimulator()', 'createSimulator({})'))(
      createSimulator,
      (...values: unknown[]) => printed.push(values),
    );
    expect(printed[0]?.[0]).toBe(1);
    expect(printed[1]).toEqual(['success']);
  });
});
