/** Holds the sources to the layers of `rooms.ts`, so that the picture in ARCHITECTURE.md stays true. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { pathOf, rooms } from './rooms.ts';
import { rules } from './rules.ts';

const root = join(import.meta.dirname, '../..');

/** Every broken rule as `rule: file -> imported file`. */
async function brokenRules(baseDir: string, folders: string[]): Promise<string[]> {
  const { output } = await cruise(folders, {
    baseDir,
    validate: true,
    ruleSet: { forbidden: [...rules] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  });
  const { violations } = (output as ICruiseResult).summary;
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
}

describe('the layers', () => {
  it('are kept by every import of the simulator and the page', async () => {
    expect(await brokenRules(root, ['simulator', 'ui'])).toEqual([]);
  });

  it('have a place for every file and folder of the simulator', () => {
    const entries = readdirSync(join(root, 'simulator'), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `simulator/${entry.name}/` : `simulator/${entry.name}`,
    );
    const homeless = entries.filter((entry) => !rooms.some((room) => new RegExp(pathOf(room)).test(entry)));
    expect(homeless).toEqual([]);
  });

  it('are noticed when they are broken', async () => {
    expect(await brokenRules(join(import.meta.dirname, 'broken-house'), ['simulator', 'ui'])).toEqual([
      'a room is entered by its index, from the top as well: simulator/simulator.ts -> simulator/tenant/users.ts',
      'a room is entered by its index: simulator/logs/index.ts -> simulator/tenant/users.ts',
      'every file belongs to a room: simulator/tenant/users.ts -> simulator/attic/index.ts',
      'every import leads somewhere: simulator/logs/index.ts -> ./nowhere.ts',
      'expressions does no input or output: simulator/expressions/index.ts -> fs',
      'expressions imports only model, ground: simulator/expressions/index.ts -> simulator/storage/index.ts',
      'storage imports only lower rooms: simulator/storage/index.ts -> simulator/logs/index.ts',
      'tenant imports only lower rooms: simulator/tenant/users.ts -> simulator/attic/index.ts',
      'the page shares nothing with the simulator but its vocabulary: ui/page.ts -> simulator/logs/index.ts',
      'the simulator knows neither page nor tests: simulator/storage/index.ts -> ui/page.ts',
    ]);
  });
});
