/** Holds the sources to the layers of `rooms.ts`, so that the picture in ARCHITECTURE.md stays true. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { importsOf } from './imports.ts';
import { pathOf, rooms } from './rooms.ts';
import { rules } from './rules.ts';

const root = join(import.meta.dirname, '../..');
const brokenHouse = join(import.meta.dirname, 'broken-house');

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

/** What the page imports from outside of itself and of the simulator's vocabulary, as `file -> imported file`. */
function pageImports(baseDir: string): string[] {
  const files = readdirSync(join(baseDir, 'ui'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const path = join(baseDir, 'ui', file);
      const local = importsOf(readFileSync(path, 'utf8')).filter((name) => name.startsWith('.'));
      const imported = local.map((name) => relative(baseDir, resolve(dirname(path), name)).replaceAll('\\', '/'));
      return imported.filter((name) => !/^(ui|simulator\/model)\//.test(name)).map((name) => `ui/${file} -> ${name}`);
    });
}

describe('the layers', () => {
  it('are kept by every import of the simulator', async () => {
    expect(await brokenRules(root, ['simulator'])).toEqual([]);
  });

  it('have a place for every file and folder of the simulator', () => {
    const entries = readdirSync(join(root, 'simulator'), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? `simulator/${entry.name}/` : `simulator/${entry.name}`,
    );
    const homeless = entries.filter((entry) => !rooms.some((room) => new RegExp(pathOf(room)).test(entry)));
    expect(homeless).toEqual([]);
  });

  it('are noticed when they are broken', async () => {
    expect(await brokenRules(brokenHouse, ['simulator'])).toEqual([
      'a room is entered by its index, from the top as well: simulator/simulator.ts -> simulator/tenant/users.ts',
      'a room is entered by its index: simulator/logs/index.ts -> simulator/tenant/users.ts',
      'every file belongs to a room: simulator/tenant/users.ts -> simulator/attic/index.ts',
      'every import leads somewhere: simulator/logs/index.ts -> ./nowhere.ts',
      'expressions does no input or output: simulator/expressions/index.ts -> fs',
      'expressions imports only model, ground: simulator/expressions/index.ts -> simulator/storage/index.ts',
      'storage imports only lower rooms: simulator/storage/index.ts -> simulator/logs/index.ts',
      'tenant imports only lower rooms: simulator/tenant/users.ts -> simulator/attic/index.ts',
      'the simulator knows neither page nor tests: simulator/storage/index.ts -> ui/page.ts',
    ]);
  });

  it('let the page share nothing with the simulator but its vocabulary', () => {
    expect(pageImports(root)).toEqual([]);
    expect(pageImports(brokenHouse)).toEqual(['ui/page.ts -> simulator/logs/index.ts']);
  });
});
