/**
 * `npm run bench`: runs the benchmarks one after the other, each in a process of its own.
 *
 *   node test/bench/harness/run.mjs [NAME …] [--option value …]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length))
  .sort();

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('--'));
const names = firstOption < 0 ? args : args.slice(0, firstOption);
const options = firstOption < 0 ? [] : args.slice(firstOption);
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark '${unknown.join("', '")}'; there are: ${all.join(', ')}.`);
  process.exit(2);
}
for (const name of names.length > 0 ? names : all) {
  const { status } = spawnSync(process.execPath, [join(folder, `${name}.mjs`), ...options], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
