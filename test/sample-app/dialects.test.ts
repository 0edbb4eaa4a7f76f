import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTOSO, ENT, openTarget, PATCH_OP, type SampleTarget } from './sample-target.ts';

interface DialectCase {
  name: string;
  /** What the user has beside the usual. */
  start: Record<string, unknown>;
  operations: unknown[];
  /** Null: the attribute is gone. */
  expected: Record<string, unknown>;
}

/** In the file `$ENT` and `$CONTOSO` stand for the URNs. */
const text = readFileSync(new URL('./dialects.json', import.meta.url), 'utf8');
const cases = JSON.parse(text.replaceAll('$ENT', ENT).replaceAll('$CONTOSO', CONTOSO)) as DialectCase[];

describe('PATCH of a host in the dialects of Entra', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, { start, operations, expected }) => {
    const { addUser, call, patch } = await openTarget();
    const id = await addUser('ada', start);
    const before = (await call('GET', `/Users/${id}`)).body;
    const { status, headers, body } = await patch(`/Users/${id}`, ...operations);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/scim+json');
    const wanted = { ...before, ...expected, schemas: body.schemas };
    expect(body).toEqual(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null)));
    expect((await call('GET', `/Users/${id}`)).body).toEqual(body);
  });

  it('lists in schemas just the extensions that hold something', async () => {
    const { addUser, patch } = await openTarget();
    const id = await addUser('ada', { [ENT]: { department: 'Design' } });
    const { body } = await patch(
      `/Users/${id}`,
      { op: 'remove', path: `${ENT}:department` },
      { op: 'add', path: `${CONTOSO}:costPool`, value: 'A1' },
    );
    expect(body.schemas).toEqual(['urn:ietf:params:scim:schemas:core:2.0:User', CONTOSO]);
  });
});

describe('a PATCH that is wrong', () => {
  const attempts: [string, (target: SampleTarget, id: string) => ReturnType<SampleTarget['call']>, string, string][] = [
    [
      'without the schema of PatchOp',
      ({ call }, id) => call('PATCH', `/Users/${id}`, { Operations: [{}] }),
      'invalidSyntax',
      PATCH_OP,
    ],
    ['without operations', ({ patch }, id) => patch(`/Users/${id}`), 'invalidSyntax', 'Operations'],
    [
      'with another verb',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'move', path: 'title' }),
      'invalidSyntax',
      'move',
    ],
    [
      'with a remove of nothing in particular',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'remove' }),
      'noTarget',
      'path',
    ],
    [
      'with a path to nothing declared',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'add', path: 'nickName', value: 'x' }),
      'invalidPath',
      'nickName',
    ],
    [
      'with a broken path',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'add', path: 'emails[type eq].value', value: 'x' }),
      'invalidPath',
      'emails[type eq]',
    ],
    [
      'without a value',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'add', path: 'title' }),
      'invalidValue',
      'value',
    ],
    [
      'with a text and no path',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'add', value: 'x' }),
      'invalidValue',
      'object',
    ],
    [
      'with something that is no boolean',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'replace', path: 'active', value: 'yes' }),
      'invalidValue',
      'active',
    ],
    [
      'with something that is no number',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'add', path: `${CONTOSO}:seats`, value: 'many' }),
      'invalidValue',
      'seats',
    ],
    [
      'with something that is no date',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'add', path: `${CONTOSO}:startDate`, value: 'soon' }),
      'invalidValue',
      'startDate',
    ],
    [
      'with several values for one',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'add', path: 'title', value: ['a', 'b'] }),
      'invalidValue',
      'title',
    ],
    [
      'of the id',
      ({ patch }, id) => patch(`/Users/${id}`, { op: 'replace', path: 'id', value: 'x' }),
      'mutability',
      'id',
    ],
  ];

  it.each(attempts)('%s is refused whole and says why', async (_name, attempt, scimType, named) => {
    const target = await openTarget();
    const id = await target.addUser('ada', { title: 'Engineer' });
    const before = (await target.call('GET', `/Users/${id}`)).body;
    const { status, body } = await attempt(target, id);
    expect([status, body.scimType]).toEqual([400, scimType]);
    expect(body.detail).toContain(named);
    expect((await target.call('GET', `/Users/${id}`)).body).toEqual(before);
  });

  it('changes nothing when a later operation fails, and names it', async () => {
    const { addUser, call, patch } = await openTarget();
    const id = await addUser('ada', { title: 'Engineer' });
    const good = { op: 'Replace', path: 'title', value: 'Lead' };
    const { body } = await patch(`/Users/${id}`, good, { op: 'Replace', path: 'active', value: 'perhaps' });
    expect(body.detail).toMatch(/^Operation 2: /);
    expect((await call('GET', `/Users/${id}`)).body.title).toBe('Engineer');
  });
});
