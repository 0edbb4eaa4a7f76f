/** Pages of five, followed to the end or to the tenth (tests 21 and 23). */
import type { ObjectKind } from '../../model/exchange.ts';
import { groupBody, userBody } from '../scim-bodies.ts';
import { TestFailure } from '../test-failure.ts';
import type { TestContext } from '../validation-test.ts';

const PAGE = 5;
const LEAST_TOTAL = 11;
const MOST_PAGES = 10;

export async function paginationOf({ endpoint, plan, stage }: TestContext, kind: ObjectKind): Promise<void> {
  const { totalResults } = await endpoint.list(kind, `startIndex=1&count=${PAGE}`);
  for (let missing = LEAST_TOTAL - totalResults; missing > 0; missing--) {
    const body =
      kind === 'User' ? userBody(plan, stage.chance, 'lapage') : groupBody(plan, stage.chance, 'LAPageGroup');
    await endpoint.create(kind, body);
  }
  let total = Number.POSITIVE_INFINITY;
  const seen = new Set<string>();
  let pages = 0;
  for (let startIndex = 1; startIndex <= total && pages < MOST_PAGES; pages++) {
    const page = await endpoint.list(kind, `startIndex=${startIndex}&count=${PAGE}`);
    const { exchange, resources } = page;
    total = page.totalResults;
    const expected = Math.min(PAGE, total - startIndex + 1);
    if (page.startIndex !== startIndex) {
      throw new TestFailure('startIndex is not answered as it was asked for', {
        expected: String(startIndex),
        actual: JSON.stringify(page.startIndex),
        exchange,
      });
    }
    if (resources.length !== expected) {
      throw new TestFailure('the page has another size than asked for', {
        expected: `${expected} resources`,
        actual: `${resources.length} resources`,
        exchange,
      });
    }
    const again = resources.find(({ id }) => seen.has(id));
    if (again) throw new TestFailure('a resource comes on two pages', { actual: again.id, exchange });
    for (const { id } of resources) seen.add(id);
    startIndex += resources.length;
  }
  if (pages < 2) throw new TestFailure('there are fewer than two pages', { actual: `${pages} of ${total} resources` });
}
