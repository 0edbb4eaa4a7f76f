import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadProfile, profileIds } from '../../simulator/applications/index.ts';
import { faceFromProfile } from '../../simulator/sample-app/index.ts';
import { readProfile } from '../../simulator/schema/index.ts';
import { attribute, openTarget, user } from './sample-target.ts';

const directory = fileURLToPath(new URL('../../profiles', import.meta.url));
const ids = await profileIds(directory);

describe('the face of a profile', () => {
  it('is that of Sign In Enterprise: what filters, what is required', async () => {
    const face = faceFromProfile(await loadProfile(directory, 'sign-in-enterprise'));
    const named = (flag: 'filterable' | 'required') =>
      face.users.filter((one) => one[flag]).map((one) => one.attribute);
    expect(face.displayName).toBe('Sign In Enterprise');
    expect(named('filterable')).toEqual(['userName']);
    expect(named('required')).toEqual([
      'userName',
      'emails[type eq "work"].value',
      'name.givenName',
      'name.familyName',
    ]);
    expect(face.groups?.[0]).toEqual(attribute('displayName', { filterable: true, required: true }));
    const { call } = await openTarget({ face });
    expect((await call('POST', '/Users', user('ada'))).status).toBe(201);
    expect((await call('GET', '/Users?filter=emails.value+eq+%22x%22')).body.scimType).toBe('invalidFilter');
  });

  it('filters by what nobody documents, as the engine may match by it', () => {
    const document = {
      id: 'x',
      name: 'X',
      source: { document: 'x', date: null },
      capabilities: [],
      connection: { auth: 'bearer', tenantUrl: null },
      users: { attributes: [{ name: 'userName' }, { name: 'active', type: 'Boolean', filterable: false }] },
      groups: null,
    };
    expect(faceFromProfile(readProfile(document, 'x'))).toEqual({
      displayName: 'X',
      users: [attribute('userName', { filterable: true }), attribute('active', { type: 'Boolean' })],
      groups: null,
    });
  });

  it.each(ids)('of %s can be taken on: every attribute is set by a PATCH and described by /Schemas', async (id) => {
    const face = faceFromProfile(await loadProfile(directory, id));
    const lenient = { ...face, users: face.users.map((one) => ({ ...one, required: false })) };
    const { addUser, call, patch } = await openTarget({ face: lenient });
    const host = await addUser('ada');
    const sample = {
      String: 'v',
      Boolean: 'True',
      Integer: '3',
      DateTime: '2026-09-01T00:00:00Z',
      Binary: 'dg==',
      Reference: 'v',
    };
    for (const { attribute: path, type } of face.users) {
      const { status, body } = await patch(`/Users/${host}`, { op: 'Add', path, value: sample[type] });
      expect(status, JSON.stringify(body)).toBe(200);
    }
    expect((await call('GET', '/Schemas')).status).toBe(200);
    for (const { attribute: path, filterable } of face.users) {
      const { status } = await call('GET', `/Users?filter=${encodeURIComponent(`${path} eq "v"`)}`);
      expect([path, status]).toEqual([path, filterable ? 200 : 400]);
    }
  });
});
