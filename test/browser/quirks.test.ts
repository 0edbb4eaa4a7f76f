/** Dialect and quirks: how the dialect was chosen, a quirk changed, marked, saved and reset. */
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

test('the dialect says how it was chosen, a quirk deviates with a mark and goes back to its default', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { servicePrincipalId } = await readIds(simulator.address);
  const stored = async () => {
    const answer = await fetch(`${simulator.address}/control/applications/${servicePrincipalId}/quirks`);
    return ((await answer.json()) as { quirks: object }).quirks;
  };
  await page.getByRole('link', { name: 'Dialect and quirks' }).click();
  const dialect = page.getByRole('region', { name: 'Dialect', exact: true });
  await expect(dialect).toContainText('No flag in the tenant URL asks for another one.');
  await expect(dialect).toContainText('since 2018-12-18');

  await page.getByRole('combobox', { name: 'Dialect', exact: true }).selectOption('compliant');
  await expect(dialect).toContainText('since June 2020');
  await expect(page.getByRole('combobox', { name: 'verbCase' })).toHaveValue('lower');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('combobox', { name: 'verbCase' })).toHaveValue('title');

  const concurrency = page.getByRole('textbox', { name: 'concurrency' });
  await concurrency.fill('0');
  await expect(page.getByText('A whole number from 1 to 256, please')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('alertdialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
  await expect(concurrency).toHaveValue('0');
  await concurrency.fill('2');
  await page.getByRole('combobox', { name: 'memberAddOp' }).selectOption('replace');
  await expect(page.getByText('2 quirks deviate.')).toBeVisible();
  await page.getByRole('textbox', { name: 'ratePerSecond' }).fill('entra');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('It holds from the next cycle').first()).toBeVisible();
  expect(await stored()).toEqual({ concurrency: 2, memberAddOp: 'replace', ratePerSecond: 25 });

  await page.reload();
  const members = page.getByRole('list', { name: 'Members and managers' });
  await expect(members.getByRole('listitem').filter({ hasText: 'memberAddOp' })).toContainText('Changed');
  await page.getByRole('button', { name: 'Reset memberAddOp to its default' }).click();
  await expect(page.getByRole('combobox', { name: 'memberAddOp' })).toHaveValue('add');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(stored).toEqual({ concurrency: 2, ratePerSecond: 25 });
});

test('a gallery application speaks its own dialect, and goes back to it', async ({ page, simulator }) => {
  const answer = await fetch(`${simulator.address}/control/applications`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ profile: 'slack', target: { sampleApp: true }, scope: 'assigned' }),
  });
  const { servicePrincipalId } = (await answer.json()) as { servicePrincipalId: string };
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/quirks`);
  const dialect = page.getByRole('region', { name: 'Dialect', exact: true });
  await expect(dialect).toContainText('Its connector speaks it, whatever flag the tenant URL carries.');
  const choice = page.getByRole('combobox', { name: 'Dialect', exact: true });
  await choice.selectOption('legacy');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(dialect).toContainText('Set here, whatever the tenant URL asks.');
  await choice.selectOption({ label: "The application's own: Gallery connector" });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(dialect).toContainText('Its connector speaks it, whatever flag the tenant URL carries.');
  await expect(page.getByRole('combobox', { name: 'verbCase' })).toHaveValue('lower');
});
