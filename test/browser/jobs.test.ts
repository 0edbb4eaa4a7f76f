/** Several jobs of one application side by side, each with its own overview, log and address. */
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

test('two jobs of one application have a row and an overview each; the choice stays from screen to screen', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { servicePrincipalId } = await readIds(simulator.address);
  const jobs = `${simulator.address}/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
  const { value } = (await (await fetch(jobs)).json()) as { value: { id: string; templateId: string }[] };
  const [first] = value;
  const made = await fetch(jobs, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ templateId: first?.templateId }),
  });
  const second = (await made.json()) as { id: string };
  expect(second.id).toMatch(/\w/);

  await page.goto(`${simulator.address}/applications`);
  const rows = page.getByRole('grid', { name: 'Applications' }).getByRole('row');
  await expect(rows.filter({ hasText: first?.id ?? '?' })).toBeVisible();
  await rows.filter({ hasText: second.id }).click();
  await expect(page.getByRole('heading', { name: 'The initial cycle has not run yet' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`job=${encodeURIComponent(second.id)}`));

  await page.getByRole('link', { name: 'Provisioning logs', exact: true }).click();
  await expect(page.getByText('Nothing has been logged yet')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`logs\\?.*job=${encodeURIComponent(second.id)}`));
  await page.reload();
  await expect(page.getByText('Nothing has been logged yet')).toBeVisible();

  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: /^Job 2 of 2/ }).click();
  await page.getByRole('menuitemradio', { name: first?.id ?? '?' }).click();
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Job 2 of 2/ })).toBeVisible();
});
