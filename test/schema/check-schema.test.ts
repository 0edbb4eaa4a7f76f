import { describe, expect, it } from 'vitest';
import { inspectSchema, readSchema } from '../../simulator/schema/index.ts';
import { documentOf, type Loose, problemsOf, schemaOf, userMappings } from './shipped-schema.ts';

const RULE = '$.synchronizationRules[0]';
const USERS = `${RULE}.objectMappings[0]`;

async function broken(change: (document: Loose) => void, profile = 'sign-in-enterprise') {
  const document = await documentOf(profile);
  change(document);
  return problemsOf(document);
}

const scopeOf = (clause: Loose) => ({ groups: [{ name: 'x', clauses: [clause] }] });
const userObject = (document: Loose) => document.synchronizationRules[0].objectMappings[0];

describe('what can’t be saved', () => {
  it('is told as a whole, each problem once and with its JSON path (G-64)', async () => {
    const problems = await broken((document) => {
      const [userName, active, mail, givenName, familyName] = userMappings(document);
      userName.matchingPriority = 'first';
      active.targetAttributeName = 'activ';
      mail.source = { type: 'Function', name: 'ToLowr', expression: 'ToLowr([mail])' };
      givenName.source = { type: 'Attribute', name: 'givenname', expression: '[givenname]' };
      familyName.flowType = 'Sometimes';
    });
    const at = (place: number, key: string) => `${USERS}.attributeMappings[${place}].${key}`;
    expect(problems.map(({ path }) => path)).toEqual([
      at(0, 'matchingPriority'),
      at(2, 'source.expression'),
      at(4, 'flowType'),
      at(1, 'targetAttributeName'),
      `${USERS}.attributeMappings`,
      at(3, 'source.expression'),
    ]);
    const messages = problems.map(({ message }) => message).join('\n');
    for (const hint of ["mean 'active'?", 'Did you mean ToLower?', "mean 'givenName'?", 'not "Sometimes"']) {
      expect(messages).toContain(hint);
    }
  });

  it('keeps the schema that is there: reading throws before anything is changed (G-64)', async () => {
    const current = await schemaOf('custom');
    const before = JSON.stringify(current);
    expect(() => readSchema({ ...current, synchronizationRules: 3 }, { current })).toThrow(/nothing was changed/);
    expect(JSON.stringify(current)).toBe(before);
  });

  it.each<[string, string, (document: Loose) => void, RegExp]>([
    [
      'a directory that isn’t there (G-64)',
      `${RULE}.targetDirectoryName`,
      ({ synchronizationRules: [rule] }) => {
        rule.targetDirectoryName = 'Nowhere';
      },
      /no directory 'Nowhere'; the schema has: Microsoft Entra ID, Sign In Enterprise/,
    ],
    [
      'an object that isn’t there (G-64)',
      `${USERS}.targetObjectName`,
      (document) => {
        userObject(document).targetObjectName = 'Person';
      },
      /has no object 'Person'/,
    ],
    [
      'an action that isn’t one (M-02)',
      `${USERS}.flowTypes`,
      (document) => {
        userObject(document).flowTypes = 'Add, Upsert';
      },
      /'Upsert' is no action/,
    ],
    [
      'a target mapped twice (M-08)',
      `${USERS}.attributeMappings[10].targetAttributeName`,
      (document) => {
        userMappings(document).push(userMappings(document)[1]);
      },
      /'active' is mapped twice/,
    ],
    [
      'the primary key as a target (M-09, E-436)',
      `${USERS}.attributeMappings[1].targetAttributeName`,
      (document) => {
        userMappings(document)[1].targetAttributeName = 'id';
      },
      /primary key/,
    ],
    [
      'a target that isn’t in the list (M-34)',
      `${USERS}.attributeMappings[1].targetAttributeName`,
      (document) => {
        userMappings(document)[1].targetAttributeName = 'urn:ietf:params:scim:schemas:extension:x:2.0:User:shoe';
      },
      /add it to the attribute list first/,
    ],
    [
      'a target that is no SCIM attribute (M-38)',
      `${USERS}.attributeMappings[1].targetAttributeName`,
      (document) => {
        document.directories[1].objects[0].attributes[2].name = 'emails[type ne "work"].value';
        userMappings(document)[1].targetAttributeName = 'emails[type ne "work"].value';
      },
      /is no SCIM attribute/,
    ],
    [
      'no matching attribute (M-22)',
      `${USERS}.attributeMappings`,
      (document) => {
        userMappings(document)[0].matchingPriority = 0;
      },
      /no attribute is used for matching/,
    ],
    [
      'a matching attribute that the target can’t filter on (M-23)',
      `${USERS}.attributeMappings[2].matchingPriority`,
      (document) => {
        userMappings(document)[2].matchingPriority = 2;
      },
      /the target can't filter on it; it can on: userName/,
    ],
    [
      'the same precedence twice (G-75)',
      `${USERS}.attributeMappings[1].matchingPriority`,
      (document) => {
        for (const each of document.directories[1].objects[0].attributes) each.metadata = [];
        userMappings(document)[1].matchingPriority = 1;
      },
      /same matching precedence 1/,
    ],
    [
      'a precedence below zero (G-75)',
      `${USERS}.attributeMappings[1].matchingPriority`,
      (document) => {
        userMappings(document)[1].matchingPriority = -1;
      },
      /1 or more/,
    ],
    [
      'SelectUniqueValue for matching (M-22)',
      `${USERS}.attributeMappings[0].source`,
      (document) => {
        userMappings(document)[0].source = { expression: 'SelectUniqueValue([mail], [userPrincipalName])' };
      },
      /SelectUniqueValue is not allowed/,
    ],
    [
      'a source attribute that can’t be had (M-43)',
      `${USERS}.attributeMappings[0].source.expression`,
      (document) => {
        userMappings(document)[0].source = { expression: '[sAMAccountName]' };
      },
      /copy it to a directory extension/,
    ],
    [
      'a directory extension with several values (M-32)',
      `${USERS}.attributeMappings[0].source.expression`,
      (document) => {
        document.directories[0].objects[0].attributes.push({ name: 'extension_0a_tags', multivalued: true });
        userMappings(document)[0].source = { expression: 'Join(",", [extension_0a_tags])' };
      },
      /has several values/,
    ],
    [
      'two anchors (G-64)',
      '$.directories[1].objects[0].attributes',
      (document) => {
        document.directories[1].objects[0].attributes.push({ name: 'key', anchor: true });
      },
      /more than one attribute is the anchor/,
    ],
    [
      'an attribute listed twice (M-30)',
      '$.directories[1].objects[0].attributes[11].name',
      (document) => {
        document.directories[1].objects[0].attributes.push({ name: 'userName' });
      },
      /'userName' is listed twice/,
    ],
    [
      'an attribute without a name (M-30)',
      '$.directories[1].objects[0].attributes[11].name',
      (document) => {
        document.directories[1].objects[0].attributes.push({ type: 'String' });
      },
      /needs a name/,
    ],
    [
      'a filter with an unknown operator (G-64)',
      `${USERS}.scope.groups[0].clauses[0].operatorName`,
      (document) => {
        userObject(document).scope = scopeOf({
          sourceOperandName: 'city',
          operatorName: 'LIKE',
          targetOperand: { values: ['x'] },
        });
      },
      /'LIKE' is no operator/,
    ],
    [
      'a filter that compares with nothing (S-11)',
      `${USERS}.scope.groups[0].clauses[0].targetOperand.values[0]`,
      (document) => {
        userObject(document).scope = scopeOf({
          sourceOperandName: 'department',
          operatorName: 'EQUALS',
          targetOperand: { values: [''] },
        });
      },
      /EQUALS needs a value to compare with/,
    ],
    [
      'a filter on an attribute that isn’t there (S-11)',
      `${USERS}.scope.groups[0].clauses[0].sourceOperandName`,
      (document) => {
        userObject(document).scope = scopeOf({ sourceOperandName: 'town', operatorName: 'IS NULL' });
      },
      /no source attribute 'town'/,
    ],
    [
      'a filter on a reference or a list (S-18)',
      `${USERS}.scope.groups[0].clauses[0].sourceOperandName`,
      (document) => {
        userObject(document).scope = scopeOf({ sourceOperandName: 'manager', operatorName: 'IS NULL' });
      },
      /can't be used in a scoping filter/,
    ],
    [
      'a list that is none',
      '$.directories[1].objects[0].attributes[1].metadata',
      (document) => {
        document.directories[1].objects[0].attributes[1].metadata = { key: 'x' };
      },
      /expected a list, not an object/,
    ],
    [
      'a flag that is a text',
      `${USERS}.enabled`,
      (document) => {
        userObject(document).enabled = 'no';
      },
      /expected true or false, not "no"/,
    ],
  ])('%s', async (_what, path, change, message) => {
    expect(await broken(change)).toEqual([{ path, message: expect.stringMatching(message) }]);
  });

  it('no document at all', () => {
    expect(problemsOf('schema')).toEqual([{ path: '$', message: 'expected an object, not "schema"' }]);
  });

  it('the mapping of a required attribute can’t be deleted (M-10, E-1218)', async () => {
    const current = await schemaOf('sign-in-enterprise');
    const document = await documentOf('sign-in-enterprise');
    userMappings(document).splice(3, 1);
    expect(problemsOf(document, { current })).toEqual([
      { path: `${USERS}.attributeMappings`, message: expect.stringContaining("'name.givenName' is required") },
    ]);
    expect(problemsOf(document)).toEqual([]);
    document.directories[1].objects[0].attributes.find((each: Loose) => each.name === 'name.givenName').required =
      false;
    expect(problemsOf(document, { current })).toEqual([]);
  });
});

describe('what is saved all the same', () => {
  it('a mapping that is switched off may name anything (M-03)', async () => {
    const change = (document: Loose) => Object.assign(userObject(document), { enabled: false, sourceObjectName: '' });
    expect(await broken(change)).toEqual([]);
  });

  it('a directory extension that the schema doesn’t list, spelled as it must be (G-86, M-35)', async () => {
    const change = (document: Loose) => {
      userMappings(document)[5].source = { expression: '[extension_0a_costCentre]' };
    };
    expect(await broken(change)).toEqual([]);
  });

  it.each<[string, string, (document: Loose) => void]>([
    [
      'a group of a filter without clauses',
      'S-04',
      (document) => {
        userObject(document).scope = { groups: [{ name: 'nobody', clauses: [] }] };
      },
    ],
    [
      'roles without a role function',
      'E-130',
      (document) => {
        userMappings(document)[5].source = { expression: '[appRoleAssignments]' };
      },
    ],
    [
      'an expression that is known to surprise',
      'X-102',
      (document) => {
        userMappings(document)[5].source = { expression: 'Switch(IsPresent([mail]), "a", "True", "b")' };
      },
    ],
    [
      'a reference that was added to the list by hand',
      'M-31',
      (document) => {
        const metadata = [{ key: 'IsCustomerDefined', value: 'true' }];
        document.directories[1].objects[0].attributes.push({ name: 'urn:x:User:buddy', type: 'Reference', metadata });
        userMappings(document).push({ targetAttributeName: 'urn:x:User:buddy', source: { expression: '[manager]' } });
      },
    ],
    [
      'role objects for another attribute than the list of roles',
      'X-96',
      (document) => {
        userMappings(document)[5].source = { expression: 'AppRoleAssignmentsComplex([appRoleAssignments])' };
      },
    ],
    [
      'a second writer of the roles',
      'X-96',
      (document) => {
        document.directories[1].objects[0].attributes.push(
          { name: 'roles', multivalued: true },
          { name: 'roles[primary eq "True"].display' },
        );
        userMappings(document).push(
          {
            targetAttributeName: 'roles',
            source: { expression: 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])' },
          },
          {
            targetAttributeName: 'roles[primary eq "True"].display',
            source: { expression: 'SingleAppRoleAssignment([appRoleAssignments])' },
          },
        );
      },
    ],
    [
      'a required attribute that is new and not mapped',
      'M-27',
      (document) => {
        document.directories[1].objects[0].attributes.push({ name: 'nickName', required: true });
      },
    ],
  ])('%s, with a finding', async (_what, rule, change) => {
    const document = await documentOf('sign-in-enterprise');
    change(document);
    const { problems, findings } = inspectSchema(document);
    expect(problems).toEqual([]);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]?.subject).toContain(USERS);
  });

  it("a name that was added by hand and that no mapping can write is told of, but not an application's own (M-38)", async () => {
    const document = await documentOf('sign-in-enterprise');
    const metadata = [{ key: 'IsCustomerDefined', value: 'true' }];
    document.directories[1].objects[0].attributes.push({ name: 'cost centre', metadata }, { name: 'its own' });
    const { problems, findings } = inspectSchema(document);
    expect(problems).toEqual([]);
    expect(findings).toEqual([
      {
        rule: 'M-38',
        message: expect.stringContaining("'cost centre' is no SCIM attribute"),
        subject: '$.directories[1].objects[0].attributes[11].name',
      },
    ]);
  });

  it('a unique value that is not for creation only is told of, but not inside another function, where it does nothing (X-78)', async () => {
    const messages = async (expression: string, flowType: string) => {
      const document = await documentOf('sign-in-enterprise');
      Object.assign(userMappings(document)[5], { source: { expression }, flowType });
      return inspectSchema(document).findings.map(({ message }) => message);
    };
    const unique = 'SelectUniqueValue([city], [state])';
    const stays = expect.stringMatching(/the value that was chosen then stays/);
    const scim = expect.stringMatching(/belongs to provisioning to Active Directory/);
    expect(await messages(unique, 'Always')).toEqual([scim, stays]);
    expect(await messages(unique, 'ObjectAddOnly')).toEqual([scim]);
    expect(await messages(`ToLower(${unique})`, 'Always')).toEqual([expect.stringMatching(/at the top .* only/)]);
  });
});
