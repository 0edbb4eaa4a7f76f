/** The set-up does what is due and no more. What it runs (npm, compilers, apt-get) is run by every fresh clone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkNode, digestOf, whyInstall } from '../../set-up.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provsim-set-up-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: unknown) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is new enough', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['18.20.4', '20.9.0', '20.18.3'])('%s is refused with what to do', (version) => {
    expect(() => checkNode(version)).toThrow(/needs 20\.19 or newer\. Install it/);
  });
});

describe('packages are installed', () => {
  const dependencies = { one: '^1.0.0' };
  const one = { version: '1.2.0' };
  const otherPlatform = { version: '3.0.0', optional: true };

  beforeEach(() => {
    write('package.json', { dependencies });
    write('package-lock.json', {
      packages: { '': { dependencies }, 'node_modules/one': one, 'node_modules/other-platform': otherPlatform },
    });
    write('node_modules/.package-lock.json', { packages: { 'node_modules/one': one } });
  });

  it('never when they are those of the lock file, which may hold optional ones for other platforms', () => {
    expect(whyInstall(folder)).toBeNull();
  });

  it('when there are none', () => {
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(whyInstall(folder)).toMatch(/first run/);
  });

  it('when one has another version than the lock file asks for', () => {
    write('node_modules/.package-lock.json', { packages: { 'node_modules/one': { version: '1.1.0' } } });
    expect(whyInstall(folder)).toBe('node_modules/one 1.2.0 is not installed');
  });

  it('when package.json asks for something that the lock file does not know', () => {
    write('package.json', { dependencies: { ...dependencies, two: '^2.0.0' } });
    expect(whyInstall(folder)).toBe('dependencies of package.json changed');
  });
});

describe('the digest that tells whether sources changed', () => {
  beforeEach(() => {
    write('src/a.ts', 'a');
    write('src/deep/b.ts', 'b');
  });

  it('is the same for the same contents, whatever their times', () => {
    const before = digestOf(folder, ['src']);
    write('src/a.ts', 'a');
    expect(digestOf(folder, ['src'])).toBe(before);
  });

  it.each([
    ['a changed file', () => write('src/deep/b.ts', 'c')],
    ['a new file', () => write('src/c.ts', '')],
    ['a removed file', () => rmSync(join(folder, 'src/a.ts'))],
  ])('is another with %s', (_name, change) => {
    const before = digestOf(folder, ['src']);
    change();
    expect(digestOf(folder, ['src'])).not.toBe(before);
  });
});
