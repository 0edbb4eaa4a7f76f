/** What the SCIM Validator's tests of users and groups expect alike. */
import type { ObjectKind } from '../../model/exchange.ts';
import { collection, expectStatus } from '../endpoint.ts';
import type { Found } from '../lifecycle.ts';
import { groupBody, userBody } from '../scim-bodies.ts';
import { TestFailure } from '../test-failure.ts';
import type { TestContext } from '../validation-test.ts';

/** The filter finds this resource and no other. */
export async function expectOne(
  { endpoint }: TestContext,
  kind: ObjectKind,
  attribute: string,
  value: string,
  id: string,
  query = '',
): Promise<Found> {
  const { totalResults, resources, exchange } = await endpoint.find(kind, attribute, value, query);
  const [resource] = resources;
  if (totalResults === 1 && resource?.id === id) return { resource, exchange };
  throw new TestFailure('the filter does not find the resource, and it alone', {
    expected: `totalResults 1, id ${id}`,
    actual: `totalResults ${totalResults}, ids ${resources.map((each) => each.id).join(', ') || 'none'}`,
    exchange,
  });
}

export async function nonexistent(
  { endpoint, plan, stage }: TestContext,
  kind: ObjectKind,
  attribute: string,
): Promise<void> {
  // Where there is nobody, an endpoint that answers everybody would not be noticed.
  const body = kind === 'User' ? userBody(plan, stage.chance, 'other') : groupBody(plan, stage.chance, 'Other');
  await endpoint.create(kind, body);
  const value = `nonexistent${stage.mark()}${stage.mark().slice(0, 5)}_${stage.mark()}`;
  const { totalResults, resources, exchange } = await endpoint.find(kind, attribute, value);
  if (totalResults === 0 && resources.length === 0) return;
  throw new TestFailure('the filter finds somebody who does not exist', {
    expected: 'totalResults 0',
    actual: `totalResults ${totalResults}`,
    exchange,
  });
}

/** Neither read nor found any more. */
export async function expectDeleted(
  { endpoint }: TestContext,
  kind: ObjectKind,
  id: string,
  attribute: string,
  value: string,
): Promise<void> {
  expectStatus(await endpoint.send('GET', `${collection(kind)}/${encodeURIComponent(id)}`), [404]);
  const { totalResults, exchange } = await endpoint.find(kind, attribute, value);
  if (totalResults === 0) return;
  throw new TestFailure('what was deleted is still found', {
    expected: 'totalResults 0',
    actual: `totalResults ${totalResults}`,
    exchange,
  });
}

/** Capitals become small letters and small letters capitals. */
export function inOtherCase(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}
