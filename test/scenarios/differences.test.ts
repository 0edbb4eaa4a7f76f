import { describe, expect, it } from 'vitest';
import { differencesOf, nearestOf, textOf } from '../../simulator/scenarios/differences.ts';

const told = (expected: unknown, actual: unknown) => differencesOf(expected, actual).map(textOf);

describe('an expected part', () => {
  it('is there when its fields are, whatever else there is', () => {
    expect(told({ a: 1, b: { c: [1, { d: 2 }] } }, { a: 1, b: { c: [1, { d: 2, e: 3 }], f: 4 }, g: 5 })).toEqual([]);
  });

  it('differs with the path to each value', () => {
    expect(
      told({ body: { Operations: [{ value: 'x' }] }, status: 204 }, { body: { Operations: [{ value: 'y' }] } }),
    ).toEqual(['body.Operations[0].value: expected "x", got "y"', 'status: expected 204, got nothing']);
  });

  it('has lists of one length', () => {
    expect(told({ a: [1] }, { a: [1, 2] })).toEqual(['a.length: expected 1, got 2']);
  });

  it.each([
    [{ $contains: 'b' }, 'abc', true],
    [{ $contains: { id: 2 } }, [{ id: 1 }, { id: 2, x: 1 }], true],
    [{ $contains: 'z' }, 'abc', false],
    [{ $matches: '^/Users/[0-9]+$' }, '/Users/12', true],
    [{ $matches: '^/Users/[0-9]+$' }, '/Users/x', false],
    [{ $any: true }, 0, true],
    [{ $any: true }, null, false],
    [{ $absent: true }, undefined, true],
    [{ $absent: true }, 'x', false],
    [{ $above: 3 }, 4, true],
    [{ $above: 3 }, 3, false],
    [null, undefined, true],
  ])('%j of %j holds: %s', (expected, actual, holds) => {
    expect(differencesOf({ it: expected }, { it: actual }).length === 0).toBe(holds);
  });
});

describe('the nearest', () => {
  it('has the fewest differences, where another method or path weighs more than a value', () => {
    const views = [
      { method: 'POST', path: '/Users', body: { title: 'x' } },
      { method: 'PATCH', path: '/Users/1', body: { title: 'y' } },
    ];
    const nearest = nearestOf({ method: 'PATCH', path: '/Users/1', body: { title: 'x' } }, views);
    expect(nearest?.view).toBe(views[1]);
    expect(nearest?.differences.map(textOf)).toEqual(['body.title: expected "x", got "y"']);
    expect(nearestOf({ method: 'PATCH' }, [])).toBeNull();
  });
});
