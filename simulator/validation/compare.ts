/** Comparing a resource that was read back with what was sent. Texts count without regard to case (test 2, step 9). */
import type { Exchange, ScimResource } from '../model/exchange.ts';
import { readAttribute } from '../scim/index.ts';
import { TestFailure } from './test-failure.ts';

/** Throws for the attributes that have another value than expected; `placeOf` says where one is read. */
export function expectValues(
  resource: ScimResource,
  expected: ReadonlyMap<string, unknown>,
  exchange: Exchange | null,
  placeOf: (name: string) => string = (name) => name,
): void {
  const wrong: { name: string; expected: unknown; actual: unknown }[] = [];
  for (const [name, value] of expected) {
    const actual = readAttribute(resource, placeOf(name)).value;
    if (!isEqual(actual, value)) wrong.push({ name, expected: value, actual });
  }
  const [first] = wrong;
  if (!first) return;
  throw new TestFailure(`Attribute mismatch: ${wrong.length} attribute${wrong.length === 1 ? '' : 's'} failed`, {
    expected: wrong.map(({ name, expected: value }) => `${name} = ${JSON.stringify(value)}`).join(', '),
    actual: wrong.map(({ name, actual }) => `${name} = ${JSON.stringify(actual)}`).join(', '),
    exchange,
  });
}

/** Nothing is there: absent, null or, where `allowEmpty`, an empty text. */
export function expectNothing(
  resource: ScimResource,
  names: readonly string[],
  exchange: Exchange,
  allowEmpty: boolean,
): void {
  const left = names.filter((name) => {
    const { value } = readAttribute(resource, name);
    return !(value === null || (allowEmpty && value === '') || (Array.isArray(value) && value.length === 0));
  });
  if (left.length === 0) return;
  throw new TestFailure('attributes that were cleared still have values', {
    expected: `nothing in ${left.join(', ')}`,
    actual: left.map((name) => `${name} = ${JSON.stringify(readAttribute(resource, name).value)}`).join(', '),
    exchange,
  });
}

export function isEqual(actual: unknown, expected: unknown): boolean {
  if (typeof actual === 'boolean' || typeof expected === 'boolean') return actual === expected;
  return String(actual ?? '').toLowerCase() === String(expected ?? '').toLowerCase();
}

/** `active` as it stands in the answer: a text is not a boolean (test 3). */
export function expectActive(resource: ScimResource, expected: boolean, exchange: Exchange): void {
  if (resource.active === expected) return;
  throw new TestFailure(`active is not ${expected}`, {
    expected: `${expected}, as a JSON boolean`,
    actual: JSON.stringify(resource.active),
    exchange,
  });
}

export function memberIds(resource: ScimResource): string[] {
  const { members } = resource;
  if (!Array.isArray(members)) return [];
  return members.flatMap((member: { value?: unknown }) => (typeof member?.value === 'string' ? [member.value] : []));
}

/** Throws for a manager who is answered as a text instead of an object with a value (W-112). */
export function managerId(resource: ScimResource, manager: string, exchange: Exchange): string | null {
  const { value, findings } = readAttribute(resource, manager);
  const finding = findings.find(({ rule }) => rule === 'W-112');
  if (finding && value !== '') {
    throw new TestFailure('the manager is answered as a text', {
      expected: '{"value":"…"}',
      actual: JSON.stringify(finding.received),
      exchange,
    });
  }
  return typeof value === 'string' && value !== '' ? value : null;
}
