/**
 * The data of a simulator as it is opened: workspace, records and the clock that goes on from the time remembered.
 * And what the records remember beside the records themselves: time, how often they were opened, the population made.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeDialectsFromQuirks } from './applications/index.ts';
import { chance } from './chance.ts';
import { Clock, systemTimeMs } from './clock.ts';
import { parseTime } from './parse-time.ts';
import { profilesDirectory } from './profiles-directory.ts';
import { LIBRARY_START, type SimulatorOptions } from './simulator-options.ts';
import { openRecords, type RecordsDatabase, storageError, Workspace, type WorkspaceData } from './storage/index.ts';
import { DEFAULT_DOMAIN } from './tenant/index.ts';

export interface OpenedData {
  /** The data folder; null in memory. */
  folder: string | null;
  workspace: Workspace;
  database: RecordsDatabase;
  clock: Clock;
}

/** What the seed made when the tenant was empty. */
export interface MadeUpPopulation {
  users: number;
  groups: number;
  /** Virtual time. */
  madeAtMs: number;
}

/**
 * Hands what was opened to `use` and closes the records when that throws. Throws for a folder in use or unusable, and
 * for damaged files.
 */
export async function openData<T>(options: SimulatorOptions, use: (opened: OpenedData) => T): Promise<T> {
  const folder = options.data ?? null;
  if (folder !== null) makeFolder(folder);
  const database = openRecords(folder === null ? null : join(folder, 'records.db'), folder ?? '');
  try {
    const workspace = await Workspace.open(
      folder === null ? null : join(folder, 'workspace.json'),
      newWorkspace(options.seed ?? 1, options.speed ?? (folder === null ? 0 : 1)),
    );
    await takeDialectsFromQuirks(workspace.data.applications, profilesDirectory);
    const startMs = storedTime(database) ?? parseTime(options.startTime ?? defaultStart(folder));
    const clock = new Clock({ startMs, speed: options.speed ?? workspace.data.clock.speed });
    return use({ folder, workspace, database, clock });
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Virtual time goes on from here when the data is opened again. */
export function storeTime(database: RecordsDatabase, nowMs: number): void {
  remember(database, 'clock.now', String(nowMs));
}

/** How often this database was opened, this time included. */
export function nextSession(database: RecordsDatabase): number {
  const session = Number(remembered(database, 'sessions') ?? 0) + 1;
  remember(database, 'sessions', String(session));
  return session;
}

export function storePopulation(database: RecordsDatabase, population: MadeUpPopulation): void {
  remember(database, 'population', JSON.stringify(population));
}

export function storedPopulation(database: RecordsDatabase): MadeUpPopulation | null {
  const text = remembered(database, 'population');
  return text === null ? null : (JSON.parse(text) as MadeUpPopulation);
}

function storedTime(database: RecordsDatabase): number | null {
  const text = remembered(database, 'clock.now');
  return text === null ? null : Number(text);
}

function remember(database: RecordsDatabase, key: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
}

function remembered(database: RecordsDatabase, key: string): string | null {
  const row = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key);
  return row?.value ?? null;
}

function newWorkspace(seed: number, speed: number): WorkspaceData {
  return {
    version: 1,
    tenant: {
      id: chance(seed, 'tenant').guid(),
      displayName: 'Woodgrove',
      defaultDomain: DEFAULT_DOMAIN,
      seed,
    },
    clock: { speed },
    changeSimulator: { enabled: false, changesPerHour: 20 },
    notifications: { smtp: null, webhook: null },
    applications: [],
  };
}

function defaultStart(folder: string | null): string {
  return folder === null ? LIBRARY_START : new Date(systemTimeMs()).toISOString();
}

function makeFolder(folder: string): void {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw storageError('DATA_FOLDER_UNUSABLE', { folder, reason: (cause as Error).message }, cause);
  }
}
