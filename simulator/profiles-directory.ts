/** Where the shipped profiles are: beside the built code and beside the sources alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's root: the nearest folder upwards that holds `profiles`. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
export const profilesDirectory = join(packageRoot, 'profiles');

function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'profiles')) && existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return start;
  }
}
