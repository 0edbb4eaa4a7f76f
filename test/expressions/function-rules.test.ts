/** What the rules say of each function beyond its documented examples: edges, nothing, limits and failures. */
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../simulator/expressions/index.ts';
import type { SourceAttributes } from '../../simulator/model/values.ts';

const role = (id: string, displayName: string, value: string) => ({ id, displayName, value });

describe('a function', () => {
  it.each<[rule: string, expression: string, attributes: SourceAttributes, result: unknown]>([
    ['X-22', '[photo]', { photo: 'AQID' }, 'AQID'],
    ['X-22', 'Append([manager], "!")', { manager: 'id-of-boss' }, 'id-of-boss!'],
    ['X-44', 'Append([x], "s")', {}, null],
    ['X-44', 'Append("s", [x])', {}, 's'],
    ['X-46', 'AppRoleAssignmentsComplex([appRoleAssignments])', { appRoleAssignments: [] }, null],
    ['X-49', 'SingleAppRoleAssignment([r])', { r: [role('1', 'Site Admin', 'admin')] }, 'Site Admin'],
    ['X-53', 'AppRoleAssignments([r])', { r: [role('1', 'Site Admin', 'admin')] }, ['Site Admin']],
    ['X-54', 'BitAnd(-1, 9223372036854775807)', {}, '9223372036854775807'],
    ['X-54', 'BitAnd(-2, &HFFFF)', {}, '65534'],
    ['X-55', 'CBool(0)', {}, 'False'],
    ['X-55', 'CBool("-0.5")', {}, 'True'],
    ['X-55', 'CBool("True")', {}, 'True'],
    ['X-55', 'CBool([x])', {}, 'False'],
    ['X-60', 'ConvertToBase64("é")', {}, '6QA='],
    ['X-60', 'ConvertToBase64("")', {}, ''],
    ['X-61', 'ConvertToUTF8Hex("é€")', {}, 'C3A9E282AC'],
    ['X-62', 'Count([x])', { x: 'one' }, '1'],
    ['X-63', 'CStr([x])', { x: true }, 'True'],
    ['X-70', 'Join(",", [x], "", [l], [none])', { x: 'a', l: ['b', 'c'] }, 'a,b,c'],
    ['X-70', 'Join("-", "", [none])', {}, ''],
    ['X-104', 'Join("", [a], [b])', { a: 'x', b: 'y' }, 'xy'],
    ['X-72', 'PCase("éric o’neill-SMITH")', {}, 'Éric O’Neill-Smith'],
    ['X-112', 'PCase("john\'s")', {}, "John'S"],
    ['X-72', 'PCase("john\'s dog", " ")', {}, "John's Dog"],
    ['X-79', 'Split("a, b ,,c")', {}, ['a', 'b', 'c']],
    ['X-79', 'Split([x], ";")', {}, null],
    ['X-79', 'Split("a;b", ";")', {}, ['a', 'b']],
    ['X-80', 'Switch([x], "d", "k", "v")', { x: 'K' }, 'd'],
    ['X-80', 'Switch([x], , "k", "v")', { x: 'z' }, null],
    ['X-82', 'Switch([x], "d", "", "empty")', { x: '' }, 'empty'],
    ['X-83', 'Switch([x], "d", ToLower([k]), Append([x], "!"))', { x: 'a', k: 'A' }, 'a!'],
    ['X-86', 'Word("a  b", 2, " ")', {}, 'b'],
    ['X-86', 'Word("a b", 0, " ")', {}, ''],
    ['X-86', 'Word("a b", 3, " ")', {}, ''],
    ['X-88', 'ConvertFromBase64("SGk=", UTF8)', {}, 'Hi'],
    ['X-88', 'Trim([l])', { l: [' a', 'b '] }, ['a', 'b']],
    ['X-100', 'InStr("abc", "z")', {}, '0'],
    ['X-100', 'InStr("Abc", "a")', {}, '0'],
    ['X-100', 'InStr("Abc", "a", , vbTextCompare)', {}, '1'],
    ['X-101', 'IsNull([x])', { x: '' }, 'False'],
    ['X-101', 'IsString([x])', { x: 7 }, 'False'],
    ['X-101', 'IsString([x])', { x: ['a', 'b'] }, 'False'],
    ['X-102', 'Switch(IsPresent([x]), "no", "True", "yes")', {}, 'no'],
    ['X-103', 'Item([x], 1)', { x: 'alone' }, 'alone'],
    ['X-105', 'Left("abc", 0)', {}, ''],
    ['X-105', 'Left("abc", -1)', {}, 'abc'],
    ['X-105', 'Left("abc", 9)', {}, 'abc'],
    ['X-106', 'Len("a😀")', {}, '3'],
    ['X-107', 'Mid("abc", 2, 9)', {}, 'bc'],
    ['X-107', 'Mid("abc", 4, 1)', {}, ''],
    ['X-110', 'Not("True")', {}, 'False'],
    ['X-110', 'Not("true")', {}, 'True'],
    ['X-115', 'RemoveDuplicates([l])', { l: ['b', 'a', 'b', 'A'] }, ['b', 'a', 'A']],
    ['X-117', 'StripSpaces("a b\tc\u00a0d")', {}, 'ab\tc\u00a0d'],
  ])('%s: %s of %j is %j', (_rule, expression, attributes, result) => {
    expect(evaluateExpression(expression, attributes)).toEqual(result);
  });

  it.each<[rule: string, expression: string, attributes: SourceAttributes, message: RegExp]>([
    ['X-54', 'BitAnd("x", 1)', {}, /'BitAnd\.' 'x' is no integer/],
    ['X-55', 'CBool("maybe")', {}, /'CBool\.'/],
    ['X-68', 'DefaultDomain()', {}, /'DefaultDomain\.'/],
    ['X-100', 'InStr("abc", "b", 0)', {}, /'InStr\.'/],
    ['X-103', 'Item([l], 0)', { l: ['a'] }, /'Item\.' There is no value 0/],
    ['X-103', 'Item([l], -1)', { l: ['a'] }, /'Item\.' There is no value -1/],
    ['X-107', 'Mid("abc", 0, 1)', {}, /'Mid\.'/],
    ['X-107', 'Mid("abc", 1, -1)', {}, /'Mid\.'/],
    ['X-81', 'Switch([x], "d", "k")', {}, /^Switch: /],
    ['X-104', 'Join(",")', {}, /^Join: /],
    ['X-98', 'IIF(IgnoreFlowIfNullOrEmpty([x]), "a", "b")', {}, /IgnoreFlowIfNullOrEmpty/],
    ['X-73', 'Replace([x], "a")', {}, /^Replace: /],
  ])('%s: %s of %j fails', (_rule, expression, attributes, message) => {
    expect(() => evaluateExpression(expression, attributes, { defaultDomain: '' })).toThrow(message);
  });

  it('X-111: Now() is the time of the evaluation in UTC', () => {
    expect(evaluateExpression('Now()', {}, { now: '2026-12-31T23:59:59+02:00' })).toBe('12/31/2026 9:59:59 PM');
  });

  it('X-68: DefaultDomain() is the tenant’s', () => {
    expect(evaluateExpression('DefaultDomain()', {}, { defaultDomain: 'contoso.com' })).toBe('contoso.com');
  });
});
