/**
 * Finds or brings the browser of the browser tests, and writes down where it is: `PROVSIM_BROWSER`, else a Chromium
 * or Chrome that is installed, else Debian's package, else playwright's download.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where the path of the browser is written down. @param {string} root */
function browserRecord(root) {
  return join(root, 'node_modules/.provsim/browser');
}

/**
 * The browser of the tests, where the set-up found or brought one.
 * @param {string} root @returns {string | undefined}
 */
export function recordedBrowser(root) {
  const record = browserRecord(root);
  return existsSync(record) ? readFileSync(record, 'utf8') : undefined;
}

/** @param {import('../../set-up.mjs').Checkout} checkout */
export async function bringBrowser(checkout) {
  const record = browserRecord(checkout.root);
  const wanted = process.env.PROVSIM_BROWSER;
  const recorded = recordedBrowser(checkout.root);
  if (recorded && existsSync(recorded) && (!wanted || wanted === recorded)) return;
  const browser = wanted ? await named(checkout, wanted) : await foundOrBrought(checkout);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, browser);
}

/** @param {import('../../set-up.mjs').Checkout} checkout @param {string} path */
async function named(checkout, path) {
  if (existsSync(path) && (await runs(checkout, path))) return path;
  throw new Error(
    `PROVSIM_BROWSER is '${path}', which is no browser that runs. Give the path of a Chromium or Chrome.`,
  );
}

/** @param {import('../../set-up.mjs').Checkout} checkout */
async function foundOrBrought(checkout) {
  const found = await installed(checkout);
  if (found !== null) {
    checkout.say(`the browser tests use ${found}`);
    return found;
  }
  /** @type {string[]} */
  const failures = [];
  for (const bring of [bringFromDebian, bringFromPlaywright]) {
    try {
      await bring(checkout);
      const brought = await installed(checkout);
      if (brought !== null) return brought;
      failures.push(`${bring.name} brought no browser that runs.`);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `${failures.join('\n')}\nNo browser for the browser tests. Install Chromium or Chrome, or set PROVSIM_BROWSER to one.`,
  );
}

/** The first browser on this machine that runs. @param {import('../../set-up.mjs').Checkout} checkout */
async function installed(checkout) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [...onPath, ...PLACES, ...(await downloads())]) {
    if (existsSync(path) && (await runs(checkout, path))) return path;
  }
  return null;
}

/** Where playwright keeps the browser that it downloads. */
async function downloads() {
  const { chromium } = await import('playwright');
  return [chromium.executablePath()];
}

/** A launcher without a browser behind it (a stub of a package) doesn't. @param {import('../../set-up.mjs').Checkout} checkout @param {string} path */
async function runs({ run }, path) {
  if (process.platform === 'win32') return true;
  try {
    await run(path, ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** @param {import('../../set-up.mjs').Checkout} checkout */
async function bringFromDebian({ run, say }) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    throw new Error("Debian's package can't be installed here (that needs apt-get and root).");
  }
  say("installing a browser for the browser tests (Debian's chromium)");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '-q'];
  await run('apt-get', [...patient, 'update'], { env, next: 'Check the network and /etc/apt/sources.list.' });
  await run('apt-get', [...patient, 'install', '-y', '--no-install-recommends', 'chromium'], { env });
}

/** @param {import('../../set-up.mjs').Checkout} checkout */
async function bringFromPlaywright({ root, run, say }) {
  say("installing a browser for the browser tests (playwright's download)");
  await run(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
}
