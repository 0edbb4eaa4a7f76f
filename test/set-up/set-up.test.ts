/** The set-up does what is due and no more. The rest of what it runs (compilers, apt-get) is run by every fresh clone. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkNode, digestOf, openCheckout, whyInstall } from '../../set-up.mjs';

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
  const one = { version: '1.2.0', integrity: 'sha512-one' };
  const otherPlatform = { version: '3.0.0', optional: true };

  beforeEach(() => {
    write('package.json', { dependencies });
    write('package-lock.json', {
      packages: { '': { dependencies }, 'node_modules/one': one, 'node_modules/other-platform': otherPlatform },
    });
    write('node_modules/.package-lock.json', { packages: { 'node_modules/one': one } });
    write('node_modules/one/package.json', { name: 'one', version: '1.2.0' });
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

  it('when one has the same version with other contents than the lock file asks for', () => {
    write('node_modules/.package-lock.json', { packages: { 'node_modules/one': { ...one, integrity: 'sha512-two' } } });
    expect(whyInstall(folder)).toBe('node_modules/one 1.2.0 is another than that of the lock file');
  });

  it('when the lock file asks for one more', () => {
    const packages = { '': { dependencies }, 'node_modules/one': one, 'node_modules/jest': { version: '30.0.0' } };
    write('package-lock.json', { packages });
    expect(whyInstall(folder)).toBe('node_modules/jest 30.0.0 is not installed');
  });

  it('when there is one that the lock file no longer asks for', () => {
    write('package-lock.json', { packages: { '': { dependencies } } });
    expect(whyInstall(folder)).toBe('node_modules/one is no longer asked for');
  });

  it("when one is gone although npm's record names it", () => {
    rmSync(join(folder, 'node_modules/one'), { recursive: true });
    expect(whyInstall(folder)).toBe('node_modules/one is gone');
  });

  it('when package.json asks for something that the lock file does not know', () => {
    write('package.json', { dependencies: { ...dependencies, two: '^2.0.0' } });
    expect(whyInstall(folder)).toBe('dependencies of package.json changed');
  });
});

describe('a folder whose lock file changed', () => {
  /** A package of a folder beside, so that npm needs no network. */
  function ask(...names: string[]) {
    const dependencies = Object.fromEntries(names.map((name) => [name, `file:packages/${name}`]));
    const links = names.map((name) => [`node_modules/${name}`, { resolved: `packages/${name}`, link: true }]);
    const folders = names.map((name) => [`packages/${name}`, { version: '1.0.0' }]);
    write('package.json', { name: 'tests', dependencies });
    write('package-lock.json', {
      name: 'tests',
      lockfileVersion: 3,
      requires: true,
      packages: { '': { name: 'tests', dependencies }, ...Object.fromEntries([...folders, ...links]) },
    });
  }

  it('is installed anew by npm, once', async () => {
    for (const name of ['one', 'jest']) write(`packages/${name}/package.json`, { name, version: '1.0.0' });
    const said: string[] = [];
    const checkout = openCheckout({ root: folder, say: (text) => said.push(text) });
    ask('one');
    await checkout.install(folder, 'the servers of the tests');
    await checkout.install(folder, 'the servers of the tests');
    expect(said).toEqual(['installing the servers of the tests (first run, may take a few minutes)']);
    expect(existsSync(join(folder, 'node_modules/one/package.json'))).toBe(true);

    ask('jest');
    await checkout.install(folder, 'the servers of the tests');
    await checkout.install(folder, 'the servers of the tests');
    expect(said.slice(1)).toEqual(['installing the servers of the tests (packages/jest 1.0.0 is not installed)']);
    expect(existsSync(join(folder, 'node_modules/jest/package.json'))).toBe(true);
    expect(existsSync(join(folder, 'node_modules/one'))).toBe(false);
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
