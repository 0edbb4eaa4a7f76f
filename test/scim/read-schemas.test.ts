/** `/Schemas` as endpoints answer it, odd forms among them. */
import { describe, expect, it } from 'vitest';
import { readSchemas } from '../../simulator/scim/index.ts';

const id = 'urn:ietf:params:scim:schemas:core:2.0:User';
const title = { name: 'title' };

describe('the reading of schemas', () => {
  it('fills in what RFC 7643 lets a schema leave out, also where null stands for it', () => {
    const given = { id, attributes: [{ name: 'title', type: null, subAttributes: null, canonicalValues: null }] };
    const { schemas, problems } = readSchemas([given]);
    expect(problems).toEqual([]);
    expect(schemas).toEqual([
      {
        id,
        attributes: [
          {
            name: 'title',
            type: 'string',
            multiValued: false,
            required: false,
            caseExact: false,
            mutability: 'readWrite',
            canonicalValues: [],
            referenceTypes: [],
            subAttributes: [],
          },
        ],
      },
    ]);
  });

  it.each([
    ['an entry that is null', [null, { id, attributes: [title] }], 'Resources[0]: expected an object, not null'],
    ['a schema without id', [{ attributes: [] }, { id, attributes: [title] }], 'Resources[0]: has no id'],
    [
      'an attribute that is null',
      [{ id, attributes: [null, title] }],
      'Resources[0].attributes[0]: expected an object, not null',
    ],
    ['an attribute without a name', [{ id, attributes: [{}, title] }], 'Resources[0].attributes[0]: has no name'],
    [
      'a name that is a number',
      [{ id, attributes: [{ name: 7 }, title] }],
      'Resources[0].attributes[0].name: expected a text, not 7',
    ],
    [
      'subAttributes that are no list',
      [{ id, attributes: [{ ...title, subAttributes: 'value' }] }],
      'Resources[0].attributes[0].subAttributes: expected a list, not "value"',
    ],
    [
      'canonicalValues that are a text',
      [{ id, attributes: [{ ...title, canonicalValues: 'work' }] }],
      'Resources[0].attributes[0].canonicalValues: expected a list, not "work"',
    ],
    [
      'a canonical value that is no text',
      [{ id, attributes: [{ ...title, canonicalValues: [null, 'work'] }] }],
      'Resources[0].attributes[0].canonicalValues[0]: expected a text',
    ],
    [
      'a flag that is a text',
      [{ id, attributes: [{ ...title, required: 'true' }] }],
      'Resources[0].attributes[0].required: expected true or false, not "true"',
    ],
  ])('tells of %s, and reads the rest', (_what, entries, problem) => {
    const { schemas, problems } = readSchemas(entries);
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([problem]);
    expect(schemas.map(({ attributes }) => attributes.map(({ name }) => name))).toEqual([['title']]);
  });
});
