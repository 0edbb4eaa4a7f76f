/** What the overview's charts say of the place under the pointer. */
import { expect, test } from './simulator.ts';

// What is below the fold isn't in sight either.
test.use({ viewport: { width: 1440, height: 1400 } });

test('under the pointer a chart says what happened there, and nothing of it is cut off', async ({
  page,
  simulator,
}) => {
  expect(simulator.child.exitCode).toBeNull();
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const card = page.getByRole('region', { name: 'Cycles over time', exact: true }).first();
  await expect(card.getByRole('heading', { name: 'Latency of the target' })).toBeVisible();

  const bar = card.getByRole('listbox', { name: /Created, \d+\. Updated, \d+\. Disabled, 0\./ });
  const [, created, updated] =
    /Created, (\d+)\. Updated, (\d+)\./.exec((await bar.getAttribute('aria-label')) ?? '') ?? [];
  await bar.hover();
  const said = card.getByRole('definition');
  await expect(said).toHaveText([created ?? '?', updated ?? '?']);
  await expect(card.getByRole('term')).toHaveText(['Created', 'Updated']);
  // Of what is clipped by something around it, less than all is in sight.
  await expect(said.last()).toBeInViewport({ ratio: 1 });

  await card
    .getByRole('img', { name: /p99, \d+ ms/ })
    .last()
    // The chart lays a circle of its own over the point.
    .hover({ force: true });
  await expect(card.getByRole('term')).toHaveText(['p50', 'p95', 'p99']);
  await expect(said.last()).toBeInViewport({ ratio: 1 });
  await expect(said.last()).toHaveText(/^\d+ ms$/);
});
