import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProvsimError } from '../../simulator/errors.ts';
import { inspectSchema, objectMappingFor, readSchema } from '../../simulator/schema/index.ts';
import { documentOf, type Loose, userMappings } from './shipped-schema.ts';

/** A real schema of an older kind: an inbound rule, helper mappings, metadata with JSON in texts, no schema id. */
const exported: Loose = JSON.parse(
  readFileSync(fileURLToPath(new URL('fixtures/tenant-export.json', import.meta.url)), 'utf8'),
);

/** The same document with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

describe('a schema exported from a tenant', () => {
  it('imports without a problem and comes out with the same rules, mappings and metadata (G-63, G-76, G-78, M-05)', () => {
    const written = JSON.parse(JSON.stringify(readSchema(exported)));
    expect(written.synchronizationRules).toEqual(exported.synchronizationRules);
    expect(written.version).toBe(exported.version);
    expect(readSchema(written)).toEqual(written);
  });

  it('keeps every attribute of its directories with what was said of it, and all metadata (G-85, M-05)', () => {
    const schema = readSchema(exported);
    expect(schema.directories).toMatchObject(exported.directories);
    for (const [index, directory] of schema.directories.entries()) {
      for (const [place, object] of directory.objects.entries()) {
        expect(object.metadata).toEqual(exported.directories[index].objects[place].metadata);
      }
    }
  });

  it('is warned of what it requires and doesn’t map (M-27)', () => {
    expect(inspectSchema(exported).findings.map(({ rule, message }) => [rule, message.split("'")[1]])).toEqual([
      ['M-27', 'ProfileId'],
      ['M-27', 'FederationIdentifier'],
    ]);
  });

  it('its outbound rule is found by the old name of the source directory (G-81)', () => {
    const found = objectMappingFor(readSchema(exported), 'User');
    expect(found?.rule.name).toBe('USER_OUTBOUND_USER');
    expect(found?.targetObject.name).toBe('User');
    expect(objectMappingFor(readSchema(exported), 'Group')).toBeNull();
  });
});

describe('a schema as it is written', () => {
  it('has its keys in Graph’s order, whatever the order they came in (G-71)', async () => {
    const document = await documentOf('sign-in-enterprise');
    expect(JSON.stringify(readSchema(reversed(document)))).toBe(JSON.stringify(document));
    const [rule] = document.synchronizationRules;
    expect(Object.keys(document)).toEqual(['id', 'version', 'synchronizationRules', 'directories']);
    expect(Object.keys(rule.objectMappings[0])).toEqual([
      'enabled',
      'flowTypes',
      'name',
      'scope',
      'sourceObjectName',
      'targetObjectName',
      'attributeMappings',
      'metadata',
    ]);
    expect(Object.keys(userMappings(document)[0])).toEqual([
      'defaultValue',
      'exportMissingReferences',
      'flowBehavior',
      'flowType',
      'matchingPriority',
      'targetAttributeName',
      'source',
    ]);
    expect(Object.keys(userMappings(document)[0].source)).toEqual(['expression', 'name', 'type', 'parameters']);
  });

  it('keeps keys that nobody knows, at every level, behind the known ones (G-63)', async () => {
    const document = await documentOf('custom');
    const [rule] = document.synchronizationRules;
    const [mapping] = rule.objectMappings;
    const [attribute] = mapping.attributeMappings;
    mapping.scope = { groups: [{ clauses: [], name: 'x', more: 1 }], inputFilterGroups: [], categoryFilterGroups: [] };
    const definition = document.directories[1].objects[0].attributes[1];
    for (const each of [document, rule, mapping, attribute, attribute.source, document.directories[0], definition]) {
      each['@odata.type'] = '#of.something';
      each.later = { constructor: ['kept'] };
    }
    rule.containerFilter = { includedContainers: [] };
    const read = readSchema(document);
    expect(read).toEqual(document);
    expect(Object.keys(read).at(-1)).toBe('later');
    expect(Object.keys(read.synchronizationRules[0] ?? {})[0]).toBe('containerFilter');
  });

  it('no document, however odd, does anything but be read or be refused', () => {
    const key = fc.constantFrom(
      'synchronizationRules',
      'directories',
      'objects',
      'attributes',
      'objectMappings',
      'attributeMappings',
      'source',
      'parameters',
      'scope',
      'groups',
      'clauses',
      'metadata',
      'name',
      'expression',
      '__proto__',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(null, true, 0, -1.5, '', 'Switch([a]'),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (document) => {
        try {
          readSchema(document);
        } catch (error) {
          expect(error).toBeInstanceOf(ProvsimError);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
