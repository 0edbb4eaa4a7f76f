/** Provision on demand, driven as a person would (P-801 to P-816). */
import { expect, test } from './simulator.ts';

test('a user is provisioned on demand: chosen by name, four steps with their details, retried, opened in the log', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const get = async <T>(path: string) => (await (await fetch(`${simulator.address}${path}`)).json()) as T;
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

  await page.getByRole('link', { name: 'Provision on demand' }).click();
  await page.getByRole('combobox', { name: 'Select a user or group' }).pressSequentially(user.principalDisplayName);
  await page.getByRole('option', { name: user.principalDisplayName }).click();
  await page.getByRole('button', { name: 'Provision', exact: true }).click();
  await expect(page.getByText(`${user.principalDisplayName} was updated in the target`)).toBeVisible();
  await expect(page.getByRole('table', { name: 'Modified attributes' })).toContainText('Research and Play');
  await page.getByRole('button', { name: /2\. Determine if user is in scope/ }).click();
  await expect(page.getByText('Active in source system')).toBeVisible();
  await page.getByRole('button', { name: /3\. Match user between source and target system/ }).click();
  await expect(page.getByText('GET').first()).toBeVisible();

  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText(`${user.principalDisplayName} was skipped`)).toBeVisible();
  await page.getByRole('link', { name: 'Open the log entry' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Steps' })).toContainText('so nothing is sent');
});
