/** The virtual clock as a page (P-309): stepped, advanced and watched as a person would. */
import { expect, test } from './simulator.ts';

interface Reading {
  now: string;
  status: string;
}

test('time is paused, stepped to the next event, advanced by a span and to a date, and stopped on the way', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const readClock = async () => (await (await fetch(`${simulator.address}/control/clock`)).json()) as Reading;
  await page.getByRole('link', { name: 'Time', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Time' })).toBeVisible();
  const now = page.getByRole('region', { name: 'Now' });
  await now.getByRole('button', { name: 'Pause the clock' }).click();
  await expect(now.getByRole('button', { name: 'Resume the clock' })).toBeVisible();

  const due = page.getByRole('region', { name: 'What is due' });
  const cycle = due.getByRole('listitem').filter({ hasText: 'Cycle of Sign In Enterprise' });
  await expect(cycle).toContainText(/in 3\d min/);
  const dueAt = (await cycle.getByRole('time').getAttribute('datetime')) ?? '';
  await page.getByRole('button', { name: 'Step to the next event' }).click();
  await expect(page.getByText(/^The clock has reached/).first()).toBeVisible();
  expect(Date.parse((await readClock()).now)).toBeGreaterThanOrEqual(Date.parse(dueAt));
  await expect(cycle.getByRole('time')).not.toHaveAttribute('datetime', dueAt);

  const move = page.getByRole('region', { name: 'Move ahead' });
  const before = Date.parse((await readClock()).now);
  await move.getByRole('spinbutton', { name: 'By' }).fill('2');
  await move.getByRole('combobox', { name: 'Unit' }).selectOption('hours');
  await move.getByRole('button', { name: 'Advance by this span' }).dblclick();
  await expect.poll(async () => Date.parse((await readClock()).now) - before).toBe(2 * 3_600_000);
  await expect(page.getByText('This did not work')).toHaveCount(0);
  // To go on by the same span; and the time to go to is still to come.
  await expect(move.getByRole('spinbutton', { name: 'By' })).toHaveValue('2');
  await expect(move.getByRole('combobox', { name: 'Unit' })).toHaveValue('hours');
  const goesTo = async () => Date.parse(`${await move.getByLabel('To', { exact: true }).inputValue()}`);
  const localNow = async () => Date.parse((await readClock()).now);
  await expect.poll(async () => (await goesTo()) - (await localNow())).toBeGreaterThan(12 * 3_600_000);

  await move.getByLabel('To', { exact: true }).fill('2020-01-01T00:00:00');
  await move.getByRole('button', { name: 'Advance to this time' }).click();
  await expect(move.getByText('Virtual time never goes back')).toBeVisible();
  // What was typed is still there when it is refused.
  const refusal = { error: { code: 'Busy', message: 'A snapshot is being restored.' } };
  await page.route('**/control/clock/advance', (route) => route.fulfill({ status: 409, json: refusal }));
  const inAMonth = new Date((await localNow()) + 30 * 86_400_000).toLocaleString('sv').replace(' ', 'T');
  await move.getByLabel('To', { exact: true }).fill(inAMonth);
  await move.getByRole('button', { name: 'Advance to this time' }).click();
  await expect(move.getByText('Virtual time never goes back')).toHaveCount(0);
  await expect(page.getByText('A snapshot is being restored.').last()).toBeVisible();
  await expect(move.getByLabel('To', { exact: true })).toHaveValue(inAMonth);
  await page.unroute('**/control/clock/advance');

  await move.getByRole('spinbutton', { name: 'By' }).fill('360');
  await move.getByRole('combobox', { name: 'Unit' }).selectOption('days');
  await move.getByRole('button', { name: 'Advance by this span' }).click();
  await expect(move.getByRole('progressbar', { name: /^Advancing to/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Step to the next event' })).toBeDisabled();
  await move.getByRole('button', { name: 'Stop advancing' }).click();
  await expect(page.getByText(/^Advancing stopped at/).first()).toBeVisible();
  const { now: stopped, status } = await readClock();
  expect(status).toBe('ready');
  expect(Date.parse(stopped)).toBeLessThan(before + 360 * 86_400_000);

  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await page.getByRole('button', { name: 'View provisioning details' }).click();
  const completed = page
    .getByRole('time')
    .filter({ hasText: 'ago)' })
    .or(page.getByRole('time').filter({ hasText: '(just now)' }));
  // What was read before time was moved is shown until it is read anew.
  await expect(completed.first()).toContainText(/\((just now|\d+ min ago)\)/);
  const ended = Date.parse((await completed.first().getAttribute('datetime')) ?? '');
  const minutes = Math.ceil((Date.parse(stopped) - ended) / 60_000) + 2;
  await fetch(`${simulator.address}/control/clock/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: new Date(ended + minutes * 60_000).toISOString() }),
  });
  await expect(completed.first()).toContainText(`(${minutes} min ago)`);
});
