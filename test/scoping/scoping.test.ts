import { describe, expect, it } from 'vitest';
import type { Filter } from '../../simulator/model/schema.ts';
import { sourceDirectory } from '../../simulator/schema/index.ts';
import {
  checkFilter,
  explainScope,
  filterOperators,
  graphFilterOperators,
  isInScope,
} from '../../simulator/scoping/index.ts';

const clause = (sourceOperandName: string, operatorName: string, ...values: string[]) => ({
  sourceOperandName,
  operatorName,
  targetOperand: { values },
});

function filter(...groups: ReturnType<typeof clause>[][]): Filter {
  return {
    groups: groups.map((clauses, index) => ({ name: `filter ${index + 1}`, clauses })),
    inputFilterGroups: [],
    categoryFilterGroups: [],
  };
}

describe('groups and clauses', () => {
  const both = filter(
    [clause('country', 'EQUALS', 'US'), clause('department', 'EQUALS', 'Sales')],
    [clause('jobTitle', 'REGEX MATCH', '^.*Engineer$')],
  );

  it('clauses are joined by AND, groups by OR (S-03)', () => {
    expect(isInScope(both, { country: 'US', department: 'Sales' })).toBe(true);
    expect(isInScope(both, { country: 'US', department: 'Design' })).toBe(false);
    expect(isInScope(both, { country: 'PT', jobTitle: 'Lead Engineer' })).toBe(true);
  });

  it('no filter, and one without groups, let everything through (S-04)', () => {
    expect(isInScope(null, {})).toBe(true);
    expect(isInScope(filter(), {})).toBe(true);
    expect(isInScope(filter([]), {})).toBe(true);
  });

  it('says which clause decided (S-20)', () => {
    expect(explainScope(both, { country: 'US', department: 'Design' }).decidedBy).toMatchObject({
      text: 'department EQUALS Sales',
      held: false,
      actual: 'Design',
    });
    expect(explainScope(both, { jobTitle: 'Engineer' }).decidedBy).toMatchObject({
      text: 'jobTitle REGEX MATCH ^.*Engineer$',
      held: true,
    });
  });

  it('input and category filters restrict further, and only groups deprovision (S-05, S-06)', () => {
    const restricted: Filter = {
      ...filter([clause('country', 'EQUALS', 'US')]),
      inputFilterGroups: [{ name: 'in', clauses: [clause('employeeType', 'EQUALS', 'Employee')] }],
    };
    expect(explainScope(restricted, { country: 'US', employeeType: 'Employee' })).toMatchObject({
      inScope: true,
      passesInputFilters: true,
    });
    expect(explainScope(restricted, { country: 'US', employeeType: 'Contractor' })).toMatchObject({
      inScope: false,
      passesInputFilters: false,
    });
    expect(explainScope(restricted, { country: 'PT', employeeType: 'Employee' })).toMatchObject({
      inScope: false,
      passesInputFilters: true,
    });
  });
});

describe('an object', () => {
  it('what every object of JavaScript has is no attribute', () => {
    expect(isInScope(filter([clause('constructor', 'IS NULL')]), {})).toBe(true);
    expect(isInScope(filter([clause('toString', 'INCLUDES', 'a')]), {})).toBe(false);
  });

  it('is judged by itself, by each of the three lists, and the result names the list (S-01, S-02, S-07, S-08)', () => {
    const restricted: Filter = {
      groups: filter([clause('country', 'EQUALS', 'US')]).groups,
      inputFilterGroups: [],
      categoryFilterGroups: [{ name: 'kind', clauses: [clause('employeeType', 'EQUALS', 'Employee')] }],
    };
    const result = explainScope(restricted, { country: 'US', employeeType: 'Guest' });
    expect(result.groups.map(({ list, held }) => [list, held])).toEqual([
      ['groups', true],
      ['categoryFilterGroups', false],
    ]);
    expect(result.decidedBy?.text).toBe('employeeType EQUALS Employee');
  });
});

describe('operators', () => {
  it.each([
    ['EQUALS', ['Sales'], 'Sales', true],
    ['EQUALS', ['Sales'], 'sales', false],
    ['EQUALS', ['7'], 7, true],
    ['NOT EQUALS', ['Sales'], 'Design', true],
    ['NOT EQUALS', ['Sales'], 'Sales', false],
    ['IS NULL', [], undefined, true],
    ['IS NULL', [], '', true],
    ['IS NULL', [], false, false],
    ['IS NOT NULL', [], 0, true],
    ['IS NOT NULL', [], '', false],
    ['IS TRUE', [], true, true],
    ['IS TRUE', [], 'True', true],
    ['IS TRUE', [], false, false],
    ['IS FALSE', [], false, true],
    ['REGEX MATCH', ['.*\\@domain\\.com'], 'ada@domain.com', true],
    ['REGEX MATCH', ['([1-9][0-9])'], 'room 42', true],
    ['REGEX MATCH', ['^([1-9][0-9])$'], 'room 42', false],
    ['REGEX MATCH', ['sales'], 'Sales', false],
    ['NOT REGEX MATCH', ['^S'], 'Design', true],
    ['NOT REGEX MATCH', ['^S'], 'Sales', false],
    ['INCLUDES', ['ale'], 'Sales', true],
    ['INCLUDES', ['ALE'], 'Sales', false],
    ['ENDS_WITH', ['les'], 'Sales', true],
    ['ENDS_WITH', ['LES'], 'Sales', false],
    ['GREATER_THAN', ['9'], '10', true],
    ['GREATER_THAN', ['10'], '10', false],
    ['GREATER_THAN', ['9'], 'many', false],
    ['GREATER_THAN_OR_EQUALS', ['10'], '10', true],
    ['GREATER_THAN', ['90071992547409920'], '90071992547409921', true],
    ['&', ['9'.repeat(400)], '1', true],
    ['&', ['6'], '2', true],
    ['&', ['6'], '8', false],
    ['&', ['Sales'], 'ale', true],
    ['!&', ['6'], '8', true],
    ['!&', ['6'], '2', false],
  ])('%s %j of %j is %s (S-12, S-14, S-15, S-16)', (operator, values, value, holds) => {
    expect(isInScope(filter([clause('x', operator, ...values)]), { x: value })).toBe(holds);
  });

  it.each(filterOperators.filter(({ name }) => name !== 'IS NULL').map(({ name }) => name))(
    'a missing value makes %s false (S-13)',
    (name) => {
      const operands = name.startsWith('IS') ? [] : ['1'];
      expect(isInScope(filter([clause('x', name, ...operands)]), {})).toBe(false);
      expect(isInScope(filter([clause('x', name, ...operands)]), { x: '' })).toBe(false);
    },
  );

  it.each(['Greater_Than', 'GREATER THAN', 'greater_than', 'Includes', 'Ends_With', 'Is_Not_Null'])(
    'the name %s is understood in the portal’s spelling (S-12)',
    (name) => {
      expect(checkFilter(filter([clause('x', name, '1')]), null)).toEqual([]);
    },
  );

  it('of several operands any may fit, and none for NOT (S-19)', () => {
    expect(isInScope(filter([clause('x', 'EQUALS', 'a', 'b')]), { x: 'b' })).toBe(true);
    expect(isInScope(filter([clause('x', 'NOT EQUALS', 'a', 'b')]), { x: 'b' })).toBe(false);
  });

  it('all values of a list have to satisfy a clause (S-18)', () => {
    expect(isInScope(filter([clause('x', 'ENDS_WITH', '@a')]), { x: ['1@a', '2@a'] })).toBe(true);
    expect(isInScope(filter([clause('x', 'ENDS_WITH', '@a')]), { x: ['1@a', '2@b'] })).toBe(false);
  });

  it('Graph lists name, arity, comparison type and types (S-17, G-67)', () => {
    expect(graphFilterOperators()).toContainEqual({
      name: 'IS NULL',
      arity: 'Unary',
      multivaluedComparisonType: 'All',
      supportedAttributeTypes: ['Integer', 'String', 'Binary', 'Boolean'],
    });
    expect(graphFilterOperators().map(({ name }) => name)).not.toContain('&');
  });
});

describe('a filter that can’t be judged', () => {
  it.each([
    [clause('department', 'EQUAL', 'Sales'), "EQUAL' is no operator. Did you mean EQUALS?"],
    [clause('department', 'IsMemberOf', 'x'), 'not supported'],
    [clause('department', 'EQUALS'), 'needs a value'],
    [clause('employeeId', 'GREATER_THAN', 'many'), "'many' is no integer"],
    [clause('department', 'REGEX MATCH', '('), 'never closed'],
  ])('is no silent false: %o (S-12, S-14)', (given, message) => {
    const judge = () => isInScope(filter([clause('city', 'IS NULL')], [given]), { department: 'Sales' });
    expect(judge).toThrow(message);
    expect(judge).toThrow('groups[1].clauses[0].');
  });

  it('is one with an attribute that a schema may not filter by, all the same (S-18)', () => {
    expect(isInScope(filter([clause('manager', 'IS NULL')]), {})).toBe(true);
  });
});

describe('the check of a filter', () => {
  const user = sourceDirectory().objects[0]?.attributes ?? [];

  it.each([
    [clause('department', 'EQUAL', 'x'), /'EQUAL' is no operator. Did you mean EQUALS\?/],
    [clause('Department', 'EQUALS', 'x'), /no source attribute 'Department'. Did you mean department\?/],
    [clause('manager', 'IS NULL'), /can't be used in a scoping filter/],
    [clause('proxyAddresses', 'INCLUDES', 'x'), /can't be used in a scoping filter/],
    [clause('employeeHireDate', 'IS NULL'), /can't be used in a scoping filter/],
    [clause('employeeId', 'GREATER_THAN', 'many'), /'many' is no integer/],
    [clause('department', 'REGEX MATCH', '('), /can't be used/],
    [clause('department', 'EQUALS'), /needs a value/],
    [clause('department', 'EQUALS', ''), /needs a value/],
    [clause('department', 'NOT REGEX MATCH', 'Sales', ''), /needs a value/],
    [clause('employeeId', 'GREATER_THAN', ''), /needs a value/],
  ])('%o is refused with its place (S-11, S-14, S-18, E-1210)', (given, message) => {
    const problem = checkFilter(filter([given]), user).find(({ severity }) => severity === 'error');
    expect(problem?.path).toMatch(/^groups\[0\].clauses\[0\]\./);
    expect(problem?.message).toMatch(message);
  });

  it.each([
    [clause('department', '&', 'x'), /hardly documented/, 'S-16'],
    [clause('department', '!&', 'x'), /hardly documented/, 'S-16'],
    [
      clause('accountEnabled', 'EQUALS', 'True'),
      /EQUALS is for Integer, String, but 'accountEnabled' is of type Boolean/,
      'S-12',
    ],
    [clause('department', 'IS TRUE'), /IS TRUE is for Boolean/, 'S-12'],
  ])('%o is warned of: %s (%s)', (given, message) => {
    const problems = checkFilter(filter([given]), user);
    expect(problems).toMatchObject([{ severity: 'warning' }]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('IsMemberOf is known to be unsupported (S-12)', () => {
    expect(checkFilter(filter([clause('department', 'IsMemberOf', 'x')]), user)[0]?.message).toMatch(
      /IsMemberOf is shown in the portal, but not supported/,
    );
  });

  it('names its place in each of the three lists (S-02)', () => {
    const lists: Filter = { ...filter(), categoryFilterGroups: filter([clause('department', 'NO', 'x')]).groups };
    expect(checkFilter(lists, user)[0]?.path).toBe('categoryFilterGroups[0].clauses[0].operatorName');
  });

  it('is content with an empty value where none is compared (S-11)', () => {
    expect(checkFilter(filter([clause('department', 'IS NULL', '')]), user)).toEqual([]);
  });

  it('a group without clauses is a warning (S-04)', () => {
    expect(checkFilter(filter([]), user)).toMatchObject([{ severity: 'warning' }]);
  });
});
