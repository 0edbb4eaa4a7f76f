import { describe, expect, it } from 'vitest';
import { attribute, CONTOSO, ENT, openTarget, type SampleTarget, signInEnterprise } from './sample-target.ts';

async function filled(): Promise<SampleTarget> {
  const target = await openTarget();
  await target.addUser('ada', { externalId: 'AReyes', [ENT]: { employeeNumber: '1', manager: '31aa' } });
  await target.addUser('leo', { externalId: 'areyes', [ENT]: { employeeNumber: '2' } });
  await target.addUser('kim', {
    emails: [
      { type: 'work', value: 'kim@woodgrove.example' },
      { type: 'other', value: 'ada@woodgrove.example' },
    ],
  });
  return target;
}

async function found({ call }: SampleTarget, filter: string): Promise<string[]> {
  const { status, body } = await call('GET', `/Users?filter=${encodeURIComponent(filter)}`);
  if (status !== 200) return [`${status} ${body.scimType}`];
  return body.Resources.map(({ userName }: { userName: string }) => userName.replace(/@.*/, ''));
}

describe('a filter', () => {
  it.each([
    ['userName eq "ada@woodgrove.example"', ['ada']],
    ['USERNAME EQ "ADA@Woodgrove.example"', ['ada']],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "leo@woodgrove.example"', ['leo']],
    ['userName eq "nobody"', []],
    ['userName ne "ada@woodgrove.example"', ['leo', 'kim']],
    ['userName sw "A"', ['ada']],
    ['userName co "I"', ['kim']],
    ['userName ew "example" and not (userName sw "k")', ['ada', 'leo']],
    ['userName gt "kim@a"', ['leo', 'kim']],
    ['userName pr', ['ada', 'leo', 'kim']],
    ['externalId eq "areyes"', ['leo']],
    ['externalId eq "AREYES"', []],
    [`${ENT}:employeeNumber eq "2"`, ['leo']],
    ['employeeNumber eq "2"', ['leo']],
    ['emails[type eq "work"].value eq "ADA@woodgrove.example"', ['ada']],
    ['emails[type eq "work" and value eq "ada@woodgrove.example"]', ['ada']],
    ['emails[value eq "ada@woodgrove.example" and type eq "work"]', ['ada']],
    ['emails.value eq "ada@woodgrove.example"', ['ada', 'kim']],
    ['emails eq "kim@woodgrove.example"', ['kim']],
    ['userName eq "leo@woodgrove.example" or emails[type eq "work"].value eq "kim@woodgrove.example"', ['leo', 'kim']],
    ['(userName sw "a" or userName sw "l") and externalId eq "AReyes"', ['ada']],
    ['emails[type eq "work"].value eq "a].b[c"', []],
    ['userName eq "say \\"hi\\""', []],
  ])('finds by what the face lets it name: %s (W-28, W-31, W-109)', async (filter, expected) => {
    expect(await found(await filled(), filter)).toEqual(expected);
  });

  it.each([
    'title eq "Lead"',
    'nickName eq "Kit"',
    'name.givenName eq "Ada"',
    'active eq true',
    `${ENT}:department eq "Design"`,
    `${CONTOSO}:costPool eq "A"`,
    'emails[type eq "other"].value eq "ada@woodgrove.example"',
    'emails[type eq "work"].display eq "x"',
    'emails.type eq "work"',
    'userName eq "ada@woodgrove.example" and active eq true',
    'userName eq "ada@woodgrove.example" or title eq "x"',
    `${ENT}:manager eq "31aa"`,
  ])('is refused for what it may not name: %s', async (filter) => {
    const { call } = await filled();
    const { status, body } = await call('GET', `/Users?filter=${encodeURIComponent(filter)}`);
    expect([status, body.scimType]).toEqual([400, 'invalidFilter']);
    expect(body.detail).toContain('Filterable: id, userName, externalId, emails[type eq "work"].value');
  });

  it.each([
    'userName',
    'userName eq',
    'userName eq ada',
    'userName is "ada"',
    '(userName eq "a"',
    'userName eq "a" and',
  ])('is refused when it can not be read: %s', async (filter) => {
    expect(await found(await filled(), filter)).toEqual(['400 invalidFilter']);
  });

  it('may check a reference of one resource by its id (W-49)', async () => {
    const target = await filled();
    const { body } = await target.call('GET', '/Users?filter=userName+sw+%22ada%22');
    const [{ id }] = body.Resources;
    expect(await found(target, `id eq "${id}" and manager eq "31aa"`)).toEqual(['ada']);
    expect(await found(target, `id eq "${id}" and ${ENT}:manager eq "77bb"`)).toEqual([]);
    expect(await found(target, `id eq "${id.toUpperCase()}"`)).toEqual([]);
    const groupId = await target.addGroup('Design');
    await target.patch(`/Groups/${groupId}`, { op: 'Add', path: 'members', value: [{ value: id }] });
    const groups = async (filter: string) =>
      (await target.call('GET', `/Groups?attributes=id&filter=${encodeURIComponent(filter)}`)).body.totalResults;
    expect(await groups(`id eq "${groupId}" and members eq "${id}"`)).toBe(1);
    expect(await groups(`id eq "${groupId}" and members eq "somebody"`)).toBe(0);
  });

  it('follows a change of the value', async () => {
    const target = await filled();
    const { body } = await target.call('GET', '/Users?filter=userName+sw+%22ada%22');
    const path = 'emails[type eq "work"].value';
    await target.patch(`/Users/${body.Resources[0].id}`, { op: 'Replace', path, value: 'silva@woodgrove.example' });
    expect(await found(target, `${path} eq "ada@woodgrove.example"`)).toEqual([]);
    expect(await found(target, `${path} eq "silva@woodgrove.example"`)).toEqual(['ada']);
  });

  it('goes by the face: where userName does not filter, it is refused, and still unique', async () => {
    const users = signInEnterprise.users.map((one) => ({ ...one, filterable: one.attribute === 'externalId' }));
    const target = await openTarget({ face: { ...signInEnterprise, users } });
    await target.addUser('ada', { externalId: 'a1' });
    expect(await found(target, 'userName eq "ada@woodgrove.example"')).toEqual(['400 invalidFilter']);
    expect(await found(target, 'externalId eq "a1"')).toEqual(['ada']);
    await expect(target.addUser('ada')).rejects.toThrow('uniqueness');
  });

  it('finds among many without a search through all of them', async () => {
    const face = { ...signInEnterprise, users: [attribute('userName', { filterable: true })] };
    const target = await openTarget({ face });
    for (let number = 0; number < 300; number++) await target.addUser(`user${number}`);
    let listed = 0;
    const list = target.store.list.bind(target.store);
    target.store.list = (kind, page) => {
      listed++;
      return list(kind, page);
    };
    expect(await found(target, 'userName eq "USER123@woodgrove.example"')).toEqual(['user123']);
    expect(listed).toBe(0);
    expect(await found(target, 'userName sw "user29"')).toHaveLength(11);
    expect(listed).toBe(1);
  });
});
