#!/usr/bin/env node
/**
 * Makes a checkout ready: packages, native addon, built server and page; for tests also other people's SCIM servers
 * and a browser. The npm hooks `prestart`, `pretest` and the like run it; it needs nothing but Node itself. A step
 * that isn't due costs a few milliseconds and says nothing.
 *
 *   node set-up.mjs [--for start|test] [--rebuild] [--verbose]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];

/** A step that can't be done: what failed, and what to do next. */
export class SetUpError extends Error {}

/**
 * A checkout and the tools that work on it.
 * @typedef {object} Checkout
 * @property {string} root
 * @property {(text: string) => void} say
 * @property {(file: string, args: string[], options?: RunOptions) => Promise<void>} run
 * @property {(args: string[], options?: RunOptions) => Promise<void>} npm
 * @property {(folder: string, what: string, ...options: string[]) => Promise<void>} install
 *
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, next?: string }} RunOptions
 */

/** @param {{ root: string, verbose?: boolean, say?: (text: string) => void }} options @returns {Checkout} */
export function openCheckout({ root, verbose = false, say = (text) => console.log(`set-up: ${text}`) }) {
  /** @type {Checkout['run']} */
  const run = (file, args, { cwd = root, env = {}, next = 'See the output above.' } = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(file, args, {
        cwd,
        env: { ...process.env, ...env },
        stdio: verbose ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      });
      const stop = () => child.kill();
      process.once('exit', stop);
      let output = '';
      child.stdout?.on('data', (chunk) => (output += chunk));
      child.stderr?.on('data', (chunk) => (output += chunk));
      child.once('error', (error) => reject(new SetUpError(`${file} can't be run: ${error.message}. ${next}`)));
      child.once('close', (code, signal) => {
        process.removeListener('exit', stop);
        if (code === 0) return resolve();
        const command = [basename(file), ...args].join(' ');
        reject(new SetUpError(`${shorten(output)}\n\n'${command}' in ${cwd} ended with ${signal ?? code}. ${next}`));
      });
    });
  const npmCli = process.env.npm_execpath;
  /** @type {Checkout['npm']} */
  const npm = (args, options) =>
    npmCli && basename(npmCli) === 'npm-cli.js'
      ? run(process.execPath, [npmCli, ...args], options)
      : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
  /** @type {Checkout['install']} */
  const install = async (folder, what, ...options) => {
    const why = whyInstall(folder);
    if (why === null) return;
    say(`installing ${what} (${why})`);
    await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn', ...options], {
      cwd: folder,
      next: 'Check the network (npm ping tells), then try again.',
    });
  };
  return { root, say, run, npm, install };
}

/** The first and the last lines of what a command printed; the cause is in one or the other. @param {string} output */
function shorten(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= 60) return lines.join('\n');
  return [...lines.slice(0, 30), `… (${lines.length - 60} more lines; --verbose shows them)`, ...lines.slice(-30)].join(
    '\n',
  );
}

/** @param {string} version as in `process.versions.node` */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new SetUpError(
    `Node ${version} is too old; provsim needs ${OLDEST_NODE.join('.')} or newer. Install it and try again.`,
  );
}

/**
 * Why packages must be installed in a folder; null when what is there is what the lock file asks for, no more and no
 * less. Compares with npm's own record of what it installed, so an `npm install` by hand counts as well, and looks
 * whether each package of that record is still there.
 * @param {string} folder
 * @returns {string | null}
 */
export function whyInstall(folder) {
  const installed = readJson(join(folder, 'node_modules/.package-lock.json'))?.packages;
  if (!installed) return 'first run, may take a few minutes';
  const { '': self, ...wanted } = readJson(join(folder, 'package-lock.json'))?.packages ?? {};
  const manifest = readJson(join(folder, 'package.json')) ?? {};
  for (const kind of ['dependencies', 'devDependencies']) {
    if (JSON.stringify(manifest[kind]) !== JSON.stringify(self?.[kind])) return `${kind} of package.json changed`;
  }
  for (const [path, { version, integrity, optional, peer }] of Object.entries(wanted)) {
    const found = installed[path];
    // Optional packages for other platforms are in the lock file but never installed.
    if (!found && (optional || peer)) continue;
    if (found?.version !== version) return `${path} ${version} is not installed`;
    if (found.integrity !== integrity) return `${path} ${version} is another than that of the lock file`;
  }
  for (const path of Object.keys(installed)) {
    if (!(path in wanted)) return `${path} is no longer asked for`;
    if (!existsSync(join(folder, path, 'package.json'))) return `${path} is gone`;
  }
  return null;
}

/**
 * better-sqlite3 has a native addon. It is missing where npm runs no install scripts, and of no use after a change
 * of Node's version.
 * @param {Checkout} checkout
 */
async function buildAddon({ root, say, npm }) {
  const cause = addonFailure(root);
  if (cause === null) return;
  say(`building the native addon of better-sqlite3 (${cause})`);
  await npm(['run', 'install'], {
    cwd: join(root, 'node_modules/better-sqlite3'),
    next: 'A C++ compiler, make and python3 are needed to build it; install them and try again.',
  });
  const remaining = addonFailure(root);
  if (remaining !== null) throw new SetUpError(`better-sqlite3 was built but can't be used: ${remaining}`);
}

/** @param {string} root @returns {string | null} */
function addonFailure(root) {
  const folder = join(root, 'node_modules/better-sqlite3');
  if (!existsSync(join(folder, 'build/Release/better_sqlite3.node'))) return 'it is missing';
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

/**
 * What is built from which sources. A part whose `entry` isn't there yet is left out.
 * @typedef {{ name: string, entry: string, sources: string[], output: string, command: string, args: string[] }} Part
 * @type {readonly Part[]}
 */
const parts = [
  {
    name: 'server',
    entry: 'simulator',
    sources: ['simulator', 'tsconfig.json', 'package-lock.json'],
    output: 'dist/simulator',
    command: 'node_modules/typescript/bin/tsc',
    args: ['-p', 'tsconfig.json'],
  },
  {
    name: 'page',
    entry: 'ui/src/main.tsx',
    sources: ['ui', 'simulator/model', 'package-lock.json'],
    output: 'dist/ui',
    command: 'node_modules/vite/bin/vite.js',
    args: ['build', 'ui', '--logLevel', 'warn'],
  },
];

/** @param {Checkout} checkout @param {Part} part @param {boolean} always */
async function build({ root, say, run }, part, always) {
  if (!existsSync(join(root, part.entry))) return;
  const stamp = join(root, 'node_modules/.provsim', `${part.name}.built`);
  const digest = digestOf(root, part.sources);
  const built = existsSync(join(root, part.output)) && existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
  if (!always && built === digest) return;
  say(`building the ${part.name} (${always ? 'asked for' : built ? 'sources changed' : 'not built yet'})`);
  rmSync(stamp, { force: true });
  // What a removed source had been built to must not live on.
  rmSync(join(root, part.output), { recursive: true, force: true });
  await run(process.execPath, [part.command, ...part.args], { next: 'Mend what it complains of, then try again.' });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

/**
 * One number for the contents of files and folders.
 * @param {string} root @param {string[]} sources
 */
export function digestOf(root, sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(join(root, source)))
      hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

/** @param {string} path @returns {any} */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Two set-ups of one checkout at once would pull the packages from under each other.
 * @param {Checkout} checkout @param {() => Promise<void>} work
 */
async function alone({ root, say }, work) {
  const lock = join(root, '.set-up.lock');
  for (let tries = 0; !take(lock); tries++) {
    const holder = Number(existsSync(lock) && readFileSync(lock, 'utf8'));
    if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true });
    else if (tries === 0) say(`waiting for the set-up that process ${holder} does`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {Checkout} checkout @param {{ forTests: boolean, rebuild: boolean }} wishes */
async function setUp(checkout, { forTests, rebuild }) {
  await checkout.install(checkout.root, 'packages');
  await buildAddon(checkout);
  const work = parts.map((part) => build(checkout, part, rebuild));
  if (forTests) {
    const { bringBrowser } = await import('./test/set-up/browser.mjs');
    // Their install scripts only build native addons for databases that the tests don't use.
    const peers = checkout.install(join(checkout.root, 'test/peers'), 'the servers of the tests', '--ignore-scripts');
    work.push(peers, bringBrowser(checkout));
  }
  const failures = (await Promise.allSettled(work)).filter((result) => result.status === 'rejected');
  if (failures.length > 0) throw new SetUpError(failures.map(({ reason }) => reason.message).join('\n\n'));
}

/** @param {string[]} args */
async function main(args) {
  const purpose = args.includes('--for') ? args[args.indexOf('--for') + 1] : 'start';
  const known = ['--for', purpose, '--rebuild', '--verbose'];
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown !== undefined || (purpose !== 'start' && purpose !== 'test')) {
    throw new SetUpError(`usage: node set-up.mjs [--for start|test] [--rebuild] [--verbose]`);
  }
  checkNode(process.versions.node);
  const checkout = openCheckout({ root: dirname(fileURLToPath(import.meta.url)), verbose: args.includes('--verbose') });
  await alone(checkout, () => setUp(checkout, { forTests: purpose === 'test', rebuild: args.includes('--rebuild') }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof SetUpError ? `set-up failed: ${error.message}` : error);
    process.exitCode = 1;
  }
}
