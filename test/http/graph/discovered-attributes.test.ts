/** Discovery from a `/Schemas` that isn't as it should be (G-70). */
import { describe, expect, it } from 'vitest';
import { discoveredObjects } from '../../../simulator/http/graph/discovered-attributes.ts';
import type { DirectoryDefinition } from '../../../simulator/model/schema.ts';

const directory = {
  id: 'target',
  name: 'target',
  objects: [{ name: 'User', attributes: [], metadata: [], supportedApis: [] }],
} as unknown as DirectoryDefinition;
const id = 'urn:ietf:params:scim:schemas:core:2.0:User';

function namesIn(attributes: unknown): string[] | undefined {
  const body = JSON.stringify({ Resources: [null, 7, { id, attributes }] });
  return discoveredObjects(directory, body)?.[0]?.attributes.map(({ name }) => name);
}

describe('discovered attributes', () => {
  it.each<[string, unknown, string[]]>([
    ['an entry that is null', [null, { name: 'title' }], ['title']],
    ['an attribute without a name', [{ type: 'string' }, { name: 'title' }], ['title']],
    ['sub-attributes that are null', [{ name: 'name', type: 'complex', subAttributes: null }], ['name']],
    [
      'a sub-attribute that is null',
      [{ name: 'name', type: 'complex', subAttributes: [null, { name: 'givenName' }] }],
      ['name.givenName'],
    ],
    [
      'canonical values that are a text',
      [
        {
          name: 'emails',
          type: 'complex',
          multiValued: true,
          subAttributes: [{ name: 'value' }, { name: 'type', canonicalValues: 'work' }],
        },
      ],
      ['emails'],
    ],
    ['a type and a mutability that are numbers', [{ name: 'title', type: 7, mutability: 7 }], ['title']],
    ['attributes that are a text', 'title', []],
  ])('pass over %s', (_what, attributes, names) => {
    expect(namesIn(attributes)).toEqual(names);
  });
});
