import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../simulator/chance.ts';
import { compileObjectMapping, mapObject } from '../../simulator/mapping/index.ts';
import type { AttributeDefinition, AttributeMapping, ObjectMapping } from '../../simulator/model/schema.ts';
import type { SourceAttributes } from '../../simulator/model/values.ts';
import { readSchema } from '../../simulator/schema/index.ts';

/** One mapping to one target attribute, with the defaults of Graph. */
function map(
  mapping: Partial<Omit<AttributeMapping, 'source'>> & { expression?: string | null },
  definition: Partial<AttributeDefinition>,
  source: SourceAttributes,
) {
  const { expression, ...rest } = mapping;
  const schema = readSchema({
    synchronizationRules: [
      {
        sourceDirectoryName: 'Other',
        targetDirectoryName: 'Target',
        objectMappings: [
          {
            sourceObjectName: 'User',
            targetObjectName: 'User',
            attributeMappings: [
              {
                targetAttributeName: 'a',
                source: expression === null ? null : { expression: expression ?? '[x]' },
                ...rest,
              },
            ],
          },
        ],
      },
    ],
    directories: [
      { name: 'Other', objects: [{ name: 'User', attributes: [] }] },
      { name: 'Target', objects: [{ name: 'User', attributes: [{ name: 'a', ...definition }] }] },
    ],
  });
  const objectMapping = schema.synchronizationRules[0]?.objectMappings[0] as ObjectMapping;
  const target = schema.directories[1]?.objects[0];
  if (!target) throw new Error('no target');
  return mapObject(compileObjectMapping(objectMapping, target), source, { nowMs: 0, chance: chance(1, 'map') });
}

const one = (...args: Parameters<typeof map>) => map(...args).attributes[0];

describe('a missing value (M-25, M-26, M-27, M-28)', () => {
  it('is not sent (M-25, E-430)', () => {
    expect(map({}, {}, {}).attributes).toEqual([]);
    expect(map({}, {}, { x: null }).attributes).toEqual([]);
  });

  it('clears nothing in an outbound target, though its definition flows nulls (M-26)', () => {
    expect(map({}, { flowNullValues: true }, { x: null }).attributes).toEqual([]);
    expect(map({}, { flowNullValues: true }, {}).attributes).toEqual([]);
  });

  it('takes the default on creation, and only then (M-12, E-431)', () => {
    expect(one({ defaultValue: 'd' }, {}, {})).toMatchObject({ value: 'd', onCreate: true, onUpdate: 'never' });
    expect(one({ defaultValue: 'd' }, {}, { x: 'v' })).toMatchObject({ value: 'v', onUpdate: 'always' });
  });

  it('an empty text flows and takes no default (M-13)', () => {
    expect(one({ defaultValue: 'd' }, {}, { x: '' })).toMatchObject({ value: '' });
  });

  it('"not flowed" takes no default either (M-13, X-30)', () => {
    expect(map({ expression: 'IgnoreFlowIfNullOrEmpty([x])', defaultValue: 'd' }, {}, {}).attributes).toEqual([]);
  });

  it('without a source the default fills what is empty in the target (M-11, E-432)', () => {
    expect(one({ expression: null, defaultValue: 'True' }, { type: 'Boolean' }, {})).toMatchObject({
      value: true,
      onCreate: true,
      onUpdate: 'whenTargetEmpty',
    });
  });

  it('of a required attribute is reported; the definition’s own default helps (M-27)', () => {
    expect(map({}, { required: true }, {}).missingRequired).toEqual(['a']);
    expect(map({}, { required: true, defaultValue: 'd' }, {})).toMatchObject({
      missingRequired: [],
      attributes: [{ value: 'd' }],
    });
    expect(map({}, { required: true }, { x: 'v' }).missingRequired).toEqual([]);
  });

  it('the definition’s own default has the attribute’s type, and is for creation (M-27, M-40)', () => {
    const typed = one({}, { required: true, defaultValue: 'True', type: 'Boolean', multivalued: true }, {});
    expect(typed).toMatchObject({ value: [true], multivalued: true, onCreate: true, onUpdate: 'never' });
  });

  it('a default that doesn’t fit its type fails the objects that need it, and no others (M-40)', () => {
    const mapping = { defaultValue: 'many' };
    expect(map(mapping, { type: 'Integer' }, {}).failures).toMatchObject([{ attribute: 'a' }]);
    expect(map(mapping, { type: 'Integer' }, { x: '3' })).toMatchObject({ failures: [], attributes: [{ value: 3 }] });
  });

  it('an empty default is none (G-74)', () => {
    expect(map({ defaultValue: '' }, {}, {}).attributes).toEqual([]);
  });

  it('a list without items is left out (W-58)', () => {
    expect(map({}, { multivalued: true }, { x: [] }).attributes).toEqual([]);
    expect(map({}, { multivalued: true }, { x: [null] }).attributes).toEqual([]);
  });
});

describe('when a value flows (M-14 to M-16)', () => {
  it.each([
    ['Always', 'always'],
    ['ObjectAddOnly', 'never'],
    ['MultiValueAddOnly', 'additionsOnly'],
    ['ValueAddOnly', 'additionsWhenTargetHasValue'],
    ['AttributeAddOnly', 'whenTargetEmpty'],
  ] as const)('%s on update: %s', (flowType, onUpdate) => {
    expect(one({ flowType }, {}, { x: 'v' })).toMatchObject({ onCreate: true, onUpdate });
  });

  it('no source and "only on creation": the default never flows to an account that is there (M-11, M-14)', () => {
    expect(one({ expression: null, defaultValue: 'd', flowType: 'ObjectAddOnly' }, {}, {})?.onUpdate).toBe('never');
  });

  it('FlowAlways is handed on', () => {
    expect(one({ flowBehavior: 'FlowAlways' }, {}, { x: 'v' })?.flowAlways).toBe(true);
  });
});

describe('conversion by type (M-07, M-40)', () => {
  it.each([
    ['String', 42, '42'],
    ['String', true, 'True'],
    ['Boolean', 'FALSE', false],
    ['Boolean', true, true],
    ['Integer', '-7', -7],
    ['DateTime', '2026-01-05T08:00:00Z', '2026-01-05T08:00:00Z'],
    ['Binary', 'AQID', 'AQID'],
  ] as const)('%s of %j is %j', (type, given, wanted) => {
    expect(one({}, { type }, { x: given })?.value).toBe(wanted);
  });

  it.each([
    ['Boolean', 'yes'],
    ['Integer', '7.5'],
    ['Integer', '99999999999999999999'],
    ['Binary', 'not base 64!'],
  ] as const)('text that doesn’t fit %s fails the object: %s', (type, given) => {
    expect(map({}, { type }, { x: given })).toMatchObject({
      attributes: [],
      failures: [{ attribute: 'a', message: expect.stringContaining(`'${given}'`) }],
    });
  });

  it('several values for one place fail (SchemaPropertyCanOnlyAcceptValue)', () => {
    expect(map({}, {}, { x: ['1', '2'] }).failures).toMatchObject([{ errorCode: 'SchemaPropertyCanOnlyAcceptValue' }]);
    expect(one({}, {}, { x: ['1'] })?.value).toBe('1');
  });

  it('a multi-valued target gets a list', () => {
    expect(one({}, { multivalued: true }, { x: ['1', '2'] })).toMatchObject({ value: ['1', '2'], multivalued: true });
    expect(one({}, { multivalued: true }, { x: '1' })?.value).toEqual(['1']);
  });

  it('no value of the source makes a mapping throw', () => {
    const types = ['String', 'Boolean', 'Integer', 'DateTime', 'Binary', 'Reference'] as const;
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.boolean(), value, (type, multivalued, x) => {
        const { attributes, failures, references } = map({}, { type, multivalued }, { x });
        expect(attributes.length + failures.length + references.length).toBeLessThanOrEqual(1);
        for (const { value: held } of attributes) expect(Array.isArray(held)).toBe(multivalued);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('an expression that fails fails the object and names the attribute', () => {
    expect(map({ expression: 'CDate([x])' }, {}, { x: 'soon' }).failures).toMatchObject([
      { attribute: 'a', message: expect.stringContaining("'CDate.'") },
    ]);
  });
});

describe('references, matching, roles, redaction', () => {
  it('references are ids of source objects, resolved later (M-28, E-460)', () => {
    expect(map({}, { type: 'Reference' }, { x: 'boss' })).toMatchObject({
      attributes: [],
      references: [{ attribute: 'a', sourceIds: ['boss'], multivalued: false }],
    });
  });

  it('a reference that isn’t flowed is left as it is, one without a value is taken away (X-30, E-464)', () => {
    const definition = { type: 'Reference' } as const;
    expect(map({ expression: 'IgnoreFlowIfNullOrEmpty([x])' }, definition, {}).references).toEqual([]);
    expect(map({}, definition, {}).references).toEqual([
      { attribute: 'a', sourceIds: [], multivalued: false, onUpdate: 'always' },
    ]);
  });

  it('manager and members are references, whatever the target’s list says of their type (E-460)', () => {
    expect(map({ expression: '[manager]' }, {}, { manager: 'boss' }).references).toMatchObject([
      { sourceIds: ['boss'] },
    ]);
    expect(map({ expression: '[members]' }, { multivalued: true }, { members: ['u1', 'u2'] })).toMatchObject({
      attributes: [],
      references: [{ sourceIds: ['u1', 'u2'], multivalued: true }],
    });
  });

  it('a default value matches nobody: it would find the account of another (M-12, M-19)', () => {
    expect(map({ matchingPriority: 1, defaultValue: 'd' }, {}, {})).toMatchObject({
      matching: [],
      attributes: [{ value: 'd' }],
    });
  });

  it('a typed matching value is asked for by its text (M-17, X-20)', () => {
    expect(map({ matchingPriority: 1 }, { type: 'Boolean' }, { x: true }).matching[0]?.value).toBe('True');
    expect(map({ matchingPriority: 1, expression: 'ToLower([x])' }, {}, { x: 'ADA' }).matching[0]?.value).toBe('ada');
  });

  it('a matching attribute without a value is passed over (M-19)', () => {
    expect(map({ matchingPriority: 1 }, {}, {}).matching).toEqual([]);
    expect(map({ matchingPriority: 1 }, {}, { x: 'v' }).matching).toEqual([
      { attribute: 'a', value: 'v', priority: 1 },
    ]);
  });

  it('role functions hand their assignments on (X-47, W-61)', () => {
    const appRoleAssignments = [{ id: 'r1', value: 'Admin', displayName: 'Administrator' }];
    const mapped = one(
      { expression: 'AppRoleAssignmentsComplex([appRoleAssignments])' },
      { multivalued: true },
      { appRoleAssignments },
    );
    expect(mapped?.roles).toEqual({ function: 'AppRoleAssignmentsComplex', roles: appRoleAssignments });
    expect(mapped?.value).toEqual([
      { primary: false, type: 'WindowsAzureActiveDirectoryRole', display: 'Administrator', value: 'Admin' },
    ]);
  });

  it('a default in place of a role carries no assignments (X-51)', () => {
    const mapped = one(
      { expression: 'SingleAppRoleAssignment([appRoleAssignments])', defaultValue: 'Guest' },
      {},
      { appRoleAssignments: [] },
    );
    expect(mapped).toMatchObject({ value: 'Guest', onUpdate: 'never' });
    expect(mapped).not.toHaveProperty('roles');
  });

  it('assignments without a role function flow as their JSON text (X-45)', () => {
    const role = { id: 'r1', value: 'Admin', displayName: 'Administrator' };
    expect(one({ expression: '[appRoleAssignments]' }, {}, { appRoleAssignments: [role] })?.value).toBe(
      '{"id":"r1","value":"Admin","displayName":"Administrator"}',
    );
  });

  it('each attribute says which expression it came from', () => {
    expect(one({ expression: 'ToLower( [x] )' }, {}, { x: 'V' })?.sourceText).toBe('ToLower( [x] )');
    expect(one({ expression: null, defaultValue: 'd' }, {}, {})?.sourceText).toBe('');
  });

  it('Redact marks the attribute (X-114)', () => {
    expect(one({ expression: 'Redact([x])' }, {}, { x: 'v' })).toMatchObject({ value: 'v', redacted: true });
  });
});

describe('a mapped attribute without a function', () => {
  it('is nothing when its list is empty, and takes the default then (X-26)', () => {
    expect(one({ defaultValue: 'd' }, {}, { x: [] })).toMatchObject({ value: 'd' });
  });

  it('never reads what every object of JavaScript has (X-26)', () => {
    expect(map({ expression: '[constructor]' }, {}, {}).attributes).toEqual([]);
  });
});
