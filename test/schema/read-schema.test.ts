import { describe, expect, it } from 'vitest';
import { inspectSchema, readSchema } from '../../simulator/schema/index.ts';
import { documentOf, type Loose, problemsOf, schemaOf, userMappings } from './shipped-schema.ts';

/** The source of the third user mapping after reading; the document is read as a whole. */
async function readSourceOf(source: Loose) {
  const document = await documentOf('custom');
  userMappings(document)[2].source = source;
  const { findings } = inspectSchema(document);
  return { source: userMappings(readSchema(document))[2].source, rules: findings.map(({ rule }) => rule) };
}

const switchOf = (...values: string[]) => ({
  expression: `Switch([city], ${values.map((value) => `"${value}"`).join(', ')})`,
  name: 'Switch',
  type: 'Function',
  parameters: [
    { key: 'source', value: { expression: '[city]', name: 'city', type: 'Attribute', parameters: [] } },
    ...values.map((value, place) => ({
      key: place === 0 ? 'defaultValue' : 'switchValue',
      value: { expression: `"${value}"`, name: value, type: 'Constant', parameters: [] },
    })),
  ],
});

describe('a sparse document', () => {
  it('is filled in with Graph’s defaults (G-85, M-01, M-47)', async () => {
    const document = await documentOf('custom');
    const [rule] = document.synchronizationRules;
    rule.objectMappings = [
      {
        sourceObjectName: 'User',
        targetObjectName: rule.objectMappings[0].targetObjectName,
        attributeMappings: [
          { targetAttributeName: 'userName', matchingPriority: 1, source: { name: 'mail', type: 'Attribute' } },
        ],
      },
    ];
    document.directories[1].objects[0].attributes = [
      { name: 'id', anchor: true },
      { name: 'userName', type: 'string' },
    ];
    const schema = readSchema(document);
    expect(schema.synchronizationRules[0]?.objectMappings[0]).toMatchObject({
      enabled: true,
      flowTypes: 'Add,Update,Delete',
      name: null,
      scope: null,
      metadata: [],
      attributeMappings: [
        { defaultValue: null, exportMissingReferences: false, flowBehavior: 'FlowWhenChanged', flowType: 'Always' },
      ],
    });
    expect(schema.directories[1]?.objects[0]?.attributes[1]).toEqual({
      anchor: false,
      caseExact: false,
      defaultValue: null,
      flowNullValues: false,
      multivalued: false,
      mutability: 'ReadWrite',
      name: 'userName',
      required: false,
      type: 'String',
      apiExpressions: [],
      metadata: [],
      referencedObjects: [],
    });
  });

  it('null means missing (G-13)', async () => {
    const document = await documentOf('custom');
    document.synchronizationRules[0].metadata = null;
    document.synchronizationRules[0].objectMappings[0].enabled = null;
    expect(readSchema(document).synchronizationRules[0]).toMatchObject({
      metadata: [],
      objectMappings: [{ enabled: true }, { enabled: true }],
    });
  });

  it('without directories keeps the current ones, and those that only its rules name (G-64, G-65)', async () => {
    const current = await schemaOf('custom');
    const { directories, ...rest } = current;
    expect(readSchema(rest, { current })).toEqual(current);
    const [source, target] = directories;
    expect(readSchema({ ...rest, directories: [target] }, { current }).directories).toEqual([target, source]);
  });

  it('a directory that is only named has the objects it had, and Microsoft Entra ID its usual ones (G-63)', async () => {
    const current = await schemaOf('custom');
    const document = await documentOf('custom');
    document.directories = [{ name: 'Microsoft Entra ID' }, { name: 'customappsso' }];
    expect(readSchema(document, { current })).toEqual(current);
    document.directories[1] = current.directories[1];
    document.synchronizationRules[0].sourceDirectoryName = 'Azure Active Directory';
    document.directories[0].name = 'Azure Active Directory';
    const [source] = readSchema(document).directories;
    expect(source).toMatchObject({ id: '66e4a8cc-1b7b-435e-95f8-f06cea133828', name: 'Azure Active Directory' });
    expect(source?.objects).toEqual(current.directories[0]?.objects);
  });

  it('a rule without an id keeps the one it had; a new one gets a GUID (G-72)', async () => {
    const current = await schemaOf('custom');
    const document = await documentOf('custom');
    delete document.synchronizationRules[0].id;
    expect(readSchema(document, { current })).toEqual(current);
    const made = readSchema(document).synchronizationRules[0]?.id;
    expect(made).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(readSchema(document).synchronizationRules[0]?.id).toBe(made);
  });

  it('a scope of another form restricts nothing, and a finding says so (M-47)', async () => {
    const document = await documentOf('custom');
    document.synchronizationRules[0].objectMappings[0].scope = { filterGroups: [{ clauses: [] }] };
    expect(readSchema(document).synchronizationRules[0]?.objectMappings[0]?.scope).toEqual({
      groups: [],
      inputFilterGroups: [],
      categoryFilterGroups: [],
      filterGroups: [{ clauses: [] }],
    });
    expect(inspectSchema(document).findings).toEqual([
      expect.objectContaining({ rule: 'M-47', subject: '$.synchronizationRules[0].objectMappings[0].scope' }),
    ]);
  });

  it('operands of a filter become texts (G-80)', async () => {
    const document = await documentOf('custom');
    const clause = { sourceOperandName: 'employeeId', operatorName: 'EQUALS', targetOperand: { values: [7, true] } };
    document.synchronizationRules[0].objectMappings[0].scope = { groups: [{ name: 'x', clauses: [clause] }] };
    expect(
      readSchema(document).synchronizationRules[0]?.objectMappings[0]?.scope?.groups[0]?.clauses[0]?.targetOperand,
    ).toEqual({ values: ['7', 'True'] });
  });
});

describe('the source of a mapping (G-76, G-77, M-47)', () => {
  it.each<[string, Loose, Loose]>([
    ['name and type of an attribute', { name: 'mail', type: 'Attribute' }, { expression: '[mail]', name: 'mail' }],
    ['a name alone', { name: 'mail' }, { expression: '[mail]', type: 'Attribute' }],
    ['name and type of a constant', { name: 'a"b', type: 'Constant' }, { expression: '"a\\"b"', name: 'a"b' }],
    ['an expression alone', { expression: '[mail]' }, { name: 'mail', type: 'Attribute', parameters: [] }],
    ['a constant’s expression', { expression: '"HQ"', type: 'Constant' }, { name: 'HQ', type: 'Constant' }],
    ['a constant without quotation marks', { expression: 'HQ', type: 'Constant' }, { expression: '"HQ"', name: 'HQ' }],
    [
      'an attribute without brackets',
      { expression: 'mail', name: 'mail', type: 'attribute' },
      { expression: '[mail]' },
    ],
    [
      'a function’s expression',
      { expression: 'ToUpper([mail])' },
      { name: 'ToUpper', type: 'Function', parameters: [{ key: 'source', value: { name: 'mail' } }] },
    ],
    [
      'a function’s structure without texts',
      {
        name: 'ToUpper',
        type: 'Function',
        parameters: [{ key: 'source', value: { name: 'mail', type: 'Attribute' } }],
      },
      { expression: 'ToUpper([mail])', parameters: [{ key: 'source', value: { expression: '[mail]' } }] },
    ],
  ])('%s is enough', async (_what, source, wanted) => {
    const read = await readSourceOf(source);
    expect(read.source).toMatchObject(wanted);
    expect(read.rules).toEqual([]);
  });

  it('that says everything is kept as it is, with keys of parameters that nobody documents', async () => {
    const source: Loose = switchOf('a', 'b', 'c');
    source.expression = 'Switch( [city],"a","b", "c" )';
    source.parameters[1].key = 'someOtherKey';
    expect(await readSourceOf(source)).toEqual({ source, rules: [] });
  });

  it('goes by its expression where the structure says something else, and a finding tells it', async () => {
    const edited: Loose = { ...switchOf('a', 'b', 'c'), expression: switchOf('a', 'b', 'd').expression };
    expect(await readSourceOf(edited)).toEqual({ source: switchOf('a', 'b', 'd'), rules: ['G-77'] });
    const renamed = { expression: '[mail]', name: 'displayName', type: 'Attribute', parameters: [] };
    expect(await readSourceOf(renamed)).toEqual({ source: { ...renamed, name: 'mail' }, rules: ['G-77'] });
    const turned = await readSourceOf({ expression: '[mail]', name: 'displayName', type: 'Constant' });
    expect(turned).toMatchObject({ source: { type: 'Attribute', name: 'mail' }, rules: ['G-77'] });
  });

  it('a comparison is kept in whatever form it comes, as nobody documents one', async () => {
    const given: Loose = {
      expression: 'IIF([city] = "Porto", "P", "O")',
      name: 'IIF',
      type: 'Function',
      parameters: [
        {
          key: 'condition',
          value: { expression: '[city] = "Porto"', name: 'Equals', type: 'Function', parameters: [] },
        },
        { key: 'valueIfTrue', value: { expression: '"P"', name: 'P', type: 'Constant', parameters: [] } },
        { key: 'valueIfFalse', value: { expression: '"O"', name: 'O', type: 'Constant', parameters: [] } },
      ],
    };
    expect(await readSourceOf(given)).toEqual({ source: given, rules: [] });
  });

  it('that says nothing, or is nested without end, is refused', async () => {
    const document = await documentOf('custom');
    userMappings(document)[2].source = {};
    let deep: Loose = { name: 'mail', type: 'Attribute' };
    for (let depth = 0; depth < 300; depth++) {
      deep = { name: 'ToUpper', type: 'Function', parameters: [{ key: 'source', value: deep }] };
    }
    userMappings(document)[3].source = { ...deep, expression: 'ToUpper([mail])' };
    const messages = problemsOf(document).map(({ message }) => message);
    expect(messages).toEqual(['a source needs an expression, or a type and a name', 'nested more than 200 deep']);
  });
});

describe('a comparison, whose structured form nobody documents', () => {
  const attribute = (name: string) => ({ expression: `[${name}]`, name, type: 'Attribute', parameters: [] });
  const comparison = (more: Loose) => ({
    expression: 'CBool([city] = "Porto")',
    name: 'CBool',
    type: 'Function',
    parameters: [{ key: 'expression', value: { expression: '[city] = "Porto"', ...more } }],
  });

  it.each([
    ['a constant', { name: '[city] = "Porto"', type: 'Constant', parameters: [] }],
    [
      'a constant with parameters of its own',
      { name: 'x', type: 'Constant', parameters: [{ key: 'k', value: attribute('city') }] },
    ],
    [
      'a function of another name',
      {
        name: 'Equal',
        type: 'Function',
        parameters: ['city', 'state', 'mail'].map((name) => ({ key: 'k', value: attribute(name) })),
      },
    ],
  ])('stays as it came: %s (X-13, G-77)', async (_name, more) => {
    const given = comparison(more);
    expect(await readSourceOf(given)).toEqual({ source: given, rules: [] });
  });

  it('is filled in as a function that is called by its sign (X-13, X-89)', async () => {
    const { source } = await readSourceOf({ expression: 'CBool([city] = "Porto")' });
    expect(source.parameters[0].value).toEqual({
      expression: '[city] = "Porto"',
      name: '=',
      type: 'Function',
      parameters: [
        { key: 'left', value: attribute('city') },
        { key: 'right', value: { expression: '"Porto"', name: 'Porto', type: 'Constant', parameters: [] } },
      ],
    });
  });
});
