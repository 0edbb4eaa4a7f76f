import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { listHostGroups, listHosts, SqliteSampleStore, viewOf } from '../../simulator/sample-app/index.ts';
import { attribute, openTarget, signInEnterprise, stores } from './sample-target.ts';

describe.each(Object.entries(stores))('the storage of a sample app, %s', (_name, openStore) => {
  it('gives pages of hosts and groups, searched by name in any case', async () => {
    const { addUser, addGroup, store } = await openTarget({ store: openStore() });
    for (const name of ['Ada Reyes', 'Leo 100%', 'Kim_Lee', 'Adam Ωmega']) {
      await addUser(name.replace(/[^a-z]/gi, ''), { displayName: name });
    }
    await addGroup('Design');
    const names = (offset: number, limit: number, search?: string) =>
      listHosts(store, { offset, limit, ...(search === undefined ? {} : { search }) }).map((host) => host.displayName);
    expect(names(1, 2)).toEqual(['Leo 100%', 'Kim_Lee']);
    expect(names(0, 10, 'ADA')).toEqual(['Ada Reyes', 'Adam Ωmega']);
    expect(names(1, 10, 'ada')).toEqual(['Adam Ωmega']);
    expect(names(0, 10, '%')).toEqual(['Leo 100%']);
    expect(names(0, 10, '_')).toEqual(['Kim_Lee']);
    expect([store.count('User'), store.count('User', { search: 'ada' }), store.count('Group')]).toEqual([4, 2, 1]);
    expect(listHostGroups(store, { offset: 0, limit: 5 }).map((group) => group.displayName)).toEqual(['Design']);
  });

  it('looks for the visible or the invisible alone; what has no `active` is visible', async () => {
    const { addUser, store } = await openTarget({ store: openStore() });
    await addUser('ada', { displayName: 'Ada Reyes', active: true });
    await addUser('adam', { displayName: 'Adam Omega', active: false });
    await addUser('kim', { displayName: 'Kim Lee', active: false });
    await addUser('leo', { displayName: 'Leo Stone' });
    const found = (search: { search?: string; active?: boolean }) => [
      store.count('User', search),
      ...listHosts(store, { offset: 0, limit: 5, ...search }).map((host) => host.displayName),
    ];
    expect(found({ active: true })).toEqual([2, 'Ada Reyes', 'Leo Stone']);
    expect(found({ active: false })).toEqual([2, 'Adam Omega', 'Kim Lee']);
    expect(found({ active: false, search: 'ada' })).toEqual([1, 'Adam Omega']);
  });

  it('indexes anew when the face lets other attributes filter', async () => {
    const store = openStore();
    const before = await openTarget({ store });
    await before.addUser('ada', { title: 'Lead' });
    const users = [
      ...signInEnterprise.users.filter((one) => one.attribute !== 'title'),
      attribute('title', { filterable: true }),
    ];
    const after = await openTarget({ store, face: { ...signInEnterprise, users } });
    const { body } = await after.call('GET', '/Users?filter=title+eq+%22lead%22');
    expect(body.totalResults).toBe(1);
  });

  it('forgets everything when cleared, the counts behind the ids too', async () => {
    const { addUser, addGroup, patch, store } = await openTarget({ store: openStore() });
    const id = await addUser('ada');
    const group = await addGroup('Design');
    await patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: id }] });
    store.clear();
    expect(viewOf(store)).toEqual({ hosts: [], hostGroups: [] });
    expect(await addUser('ada')).toBe(id);
    expect(await addGroup('Design')).toBe(group);
    expect(listHostGroups(store, { offset: 0, limit: 5 })[0]?.members).toEqual([]);
  });
});

describe('the storage in SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-app-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is there again after the file was closed and opened, with the tables as they were', async () => {
    const file = join(folder, 'records.db');
    const first = new Database(file);
    const before = await openTarget({ store: new SqliteSampleStore(first, 'a') });
    const id = await before.addUser('ada', { displayName: 'Ada' });
    const group = await before.addGroup('Design');
    await before.patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: id }] });
    const view = viewOf(before.store);
    first.close();

    const second = new Database(file);
    const after = await openTarget({ store: new SqliteSampleStore(second, 'a') });
    expect(viewOf(after.store)).toEqual(view);
    expect((await after.call('GET', '/Users?filter=userName+eq+%22ADA%40woodgrove.example%22')).body.totalResults).toBe(
      1,
    );
    await expect(after.addUser('ada')).rejects.toThrow('uniqueness');
    await after.call('DELETE', `/Users/${id}`);
    expect(await after.addUser('ada')).not.toBe(id);
    second.close();
  });

  it('keeps several apps apart in one database', async () => {
    const database = new Database(':memory:');
    const one = await openTarget({ store: new SqliteSampleStore(database, 'one') });
    const other = await openTarget({ store: new SqliteSampleStore(database, 'other') });
    const id = await one.addUser('ada');
    expect(await other.addUser('ada')).toBe(id);
    await one.patch(`/Users/${id}`, { op: 'Replace', path: 'title', value: 'Lead' });
    expect((await other.call('GET', `/Users/${id}`)).body.title).toBeUndefined();
    const group = await one.addGroup('Design');
    await one.patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: id }] });
    await other.addGroup('Design');
    expect(await other.memberIds(group)).toEqual([]);
    other.store.clear();
    expect(await one.memberIds(group)).toEqual([id]);
    expect(viewOf(other.store)).toEqual({ hosts: [], hostGroups: [] });
  });

  it('takes part in a transaction that is under way', async () => {
    const database = new Database(':memory:');
    const { store } = await openTarget({ store: new SqliteSampleStore(database, 'one') });
    const given = { id: 'x', kind: 'User', name: 'x', attributes: {}, createdMs: 0, modifiedMs: 0 } as const;
    expect(() =>
      store.transaction(() => {
        store.insert(given, [{ key: 'userName', value: 'x' }]);
        throw new Error('undo');
      }),
    ).toThrow('undo');
    expect(store.count('User')).toBe(0);
    expect(store.find('User', { key: 'userName', value: 'x' })).toEqual([]);
  });
});
