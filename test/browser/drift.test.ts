/** Drift: what the target holds beside what it should hold, driven as a person would. */
import { expect, test } from './simulator.ts';

test('what was changed in the tenant and not yet provisioned shows as drift, and is gone after a cycle', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const get = async <T>(path: string) => (await (await fetch(`${simulator.address}${path}`)).json()) as T;
  await page.getByRole('link', { name: 'Target' }).click();
  await page.getByRole('tab', { name: 'Drift' }).click();
  await page.getByRole('button', { name: 'Compare now' }).click();
  await expect(page.getByText('The target holds what it should hold')).toBeVisible();

  const [application] = (await get<{ value: { servicePrincipalId: string }[] }>('/control/applications')).value;
  const { value: assignments } = await get<{
    value: { principalType: string; principalId: string; principalDisplayName: string }[];
  }>(`/v1.0/servicePrincipals/${application?.servicePrincipalId}/appRoleAssignedTo`);
  const user = assignments.find(({ principalType }) => principalType === 'User');
  if (!user) throw new Error('No user is assigned directly.');
  await fetch(`${simulator.address}/v1.0/users/${user.principalId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ department: 'Research and Play' }),
  });
  await page.getByRole('button', { name: 'Compare again' }).click();
  const grid = page.getByRole('grid', { name: 'Differences between target and tenant' });
  const row = grid.getByRole('row').filter({ hasText: user.principalDisplayName });
  await expect(row).toContainText('Different');
  await row.click();
  const pane = page.getByRole('region', { name: user.principalDisplayName });
  await expect(pane.getByRole('table', { name: 'Attributes that differ' })).toContainText('Research and Play');
  await page.getByRole('button', { name: 'Show: All' }).click();
  await page.getByRole('menuitemradio', { name: 'Missing' }).click();
  await expect(page.getByText('Nothing fits the filter')).toBeVisible();
  await expect(page).toHaveURL(/drift=missing/);

  await fetch(`${simulator.address}/control/applications/${application?.servicePrincipalId}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ effect: { kind: 'status', status: 401 } }),
  });
  await page.getByRole('button', { name: 'Compare again' }).click();
  const failure = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
  await expect(failure).toContainText('Test the connection');
  await expect(failure).not.toContainText('the terminal that runs provsim says more');
});
