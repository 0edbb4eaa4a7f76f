import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openRecords, Workspace, type WorkspaceData } from '../../simulator/storage/index.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'provsim-storage-'));

const initial = (): WorkspaceData => ({
  version: 1,
  tenant: { id: 't', displayName: 'T', defaultDomain: 't.example', seed: 1 },
  clock: { speed: 1 },
  changeSimulator: { enabled: false, changesPerHour: 1 },
  notifications: { smtp: null, webhook: null },
  applications: [],
});

describe('the data folder', () => {
  it('is held by one process: a second opening of its records is refused', () => {
    const file = join(folder(), 'records.db');
    const first = openRecords(file, 'F');
    expect(() => openRecords(file, 'F')).toThrow(/Another provsim process is using the data folder F.*--data/);
    first.close();
    openRecords(file, 'F').close();
  });

  it('says so when records.db is no database, and leaves it as it is', () => {
    const file = join(folder(), 'records.db');
    writeFileSync(file, 'this is no database, whatever its name says. '.repeat(40));
    const before = readFileSync(file);
    expect(() => openRecords(file, 'F')).toThrow(/can't be read as provsim's database/);
    expect(readFileSync(file)).toEqual(before);
  });

  it('refuses records of a newer format', () => {
    const file = join(folder(), 'records.db');
    const newer = new Database(file);
    newer.pragma('user_version = 999');
    newer.close();
    expect(() => openRecords(file, 'F')).toThrow(/written by a newer provsim \(format 999/);
  });
});

describe('workspace.json', () => {
  it('is readable by its owner only, since it holds secrets', async () => {
    const file = join(folder(), 'workspace.json');
    const workspace = await Workspace.open(file, initial());
    expect(workspace.isNew).toBe(true);
    writeFileSync(`${file}.next`, '');
    chmodSync(`${file}.next`, 0o666);
    await workspace.update((data) => {
      data.clock.speed = 60;
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await Workspace.open(file, initial());
    expect(again.isNew).toBe(false);
    expect(again.data.clock.speed).toBe(60);
  });

  it.each([
    ['{ "version": 1, ', /it is not JSON/],
    ['[]', /"version" is undefined, expected 1/],
    ['{"version": 2}', /"version" is 2, expected 1/],
    ['{"version": 1, "tenant": {"id": "x"}}', /"applications" is not a list/],
    ['{"version": 1, "tenant": {"id": "x"}, "applications": [{"jobs": []}]}', /applications\[0\].servicePrincipalId/],
  ])('a damaged one (%s) is named and left as it is', async (text, message) => {
    const file = join(folder(), 'workspace.json');
    writeFileSync(file, text);
    await expect(Workspace.open(file, initial())).rejects.toThrow(message);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('keeps every one of many changes made at once', async () => {
    const file = join(folder(), 'workspace.json');
    const workspace = await Workspace.open(file, initial());
    await Promise.all(
      Array.from({ length: 50 }, () =>
        workspace.update((data) => {
          data.changeSimulator.changesPerHour++;
        }),
      ),
    );
    expect((await Workspace.open(file, initial())).data.changeSimulator.changesPerHour).toBe(51);
  });
});
