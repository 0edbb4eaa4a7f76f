/** A draft of the page on a schema that somebody else has saved meanwhile. */
import { expect, it } from 'vitest';
import type { SynchronizationSchema } from '../../simulator/model/schema.ts';
import { mergedSchema } from '../../ui/src/screens/mapping/merged-schema.ts';
import { type Loose, schemaOf } from '../schema/shipped-schema.ts';

const base = await schemaOf('sign-in-enterprise');

function changed(change: (users: Loose, schema: Loose) => void, version = base.version): SynchronizationSchema {
  const copy = structuredClone(base) as Loose;
  change(copy.synchronizationRules[0].objectMappings[0], copy);
  return { ...copy, version } as SynchronizationSchema;
}

const without = (name: string) => (users: Loose) => {
  users.attributeMappings = users.attributeMappings.filter(
    ({ targetAttributeName }: Loose) => targetAttributeName !== name,
  );
};
const one = (name: string, users: Loose) =>
  users.attributeMappings.find(({ targetAttributeName }: Loose) => targetAttributeName === name);

it('what each side has deleted, added and changed is there in the end, under the stored version', () => {
  const mine = changed((users, schema) => {
    without('name.givenName')(users);
    one('active', users).flowType = 'ObjectAddOnly';
    schema.directories[1].objects[0].attributes.push({ name: 'mine' });
  });
  const stored = changed((users, schema) => {
    without('name.familyName')(users);
    one('active', users).defaultValue = 'True';
    schema.directories[1].objects[0].attributes.push({ name: 'theirs' });
  }, 'stored');
  const expected = changed((users, schema) => {
    without('name.givenName')(users);
    without('name.familyName')(users);
    Object.assign(one('active', users), { flowType: 'ObjectAddOnly', defaultValue: 'True' });
    schema.directories[1].objects[0].attributes.push({ name: 'theirs' }, { name: 'mine' });
  }, 'stored');
  expect(mergedSchema(base, mine, stored)).toEqual(expected);
});

it('where both have changed the same, the draft holds; an expression is not mixed from two', () => {
  const mine = changed((users) => {
    one('name.givenName', users).source = { expression: 'ToUpper([givenName])' };
    without('name.familyName')(users);
  });
  const stored = changed((users) => {
    one('name.givenName', users).source = { expression: '"x"', name: 'x', type: 'Constant', parameters: [] };
    one('name.familyName', users).flowType = 'ObjectAddOnly';
  }, 'stored');
  expect(mergedSchema(base, mine, stored)).toEqual({ ...mine, version: 'stored' });
});

it('filters are merged by their titles, and taken whole where those don’t tell them apart', () => {
  const clause = { sourceOperandName: 'city', operatorName: 'IS NULL', targetOperand: null };
  const scope = (...names: (string | null)[]) =>
    changed((users) => {
      users.scope = { groups: names.map((name) => ({ name, clauses: [clause] })) };
    });
  expect(mergedSchema(scope('a'), scope('a', 'mine'), scope('a', 'theirs'))).toEqual(scope('a', 'theirs', 'mine'));
  expect(mergedSchema(scope('a'), scope('a', 'a'), scope('a', 'theirs'))).toEqual(scope('a', 'a'));
});
