/** Scenarios as files: the shipped stories by name, others by path. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '../expressions/index.ts';
import { packageRoot } from '../profiles-directory.ts';
import { scenarioError } from './errors.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario-shape.ts';

/** The stories lie with the sources, which the package carries for them. */
const storiesDirectory = join(packageRoot, 'simulator', 'scenarios', 'stories');
const ENDING = '.yaml';

/** Names of the shipped stories, in order. */
export async function storyNames(): Promise<string[]> {
  const files = await readdir(storiesDirectory);
  return files
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .sort();
}

/** By name, or by the path of a file. Throws SCENARIO_NOT_FOUND, SCENARIO_INVALID. */
export async function loadScenario(nameOrFile: string): Promise<Scenario> {
  const isPath = /[\\/]|\.ya?ml$/.test(nameOrFile);
  const file = isPath ? nameOrFile : join(storiesDirectory, `${nameOrFile}${ENDING}`);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const meant = isPath ? null : nearest(nameOrFile, await storyNames());
    const reason = isPath ? (cause as Error).message : 'no story has this name';
    throw scenarioError('SCENARIO_NOT_FOUND', { scenario: nameOrFile, nearest: meant, reason }, cause);
  }
  return readScenario(text, file);
}
