/** The flow view: the figures of a cycle at its stations, the objects that came through, on the whole screen or not. */
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

test('the stations count, a changed object is seen at once, and the view fills the screen', async ({
  page,
  simulator,
}) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/flow`);
  await expect(page.getByRole('status').filter({ hasText: 'Initial cycle completed' })).toBeVisible();
  const station = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(station('Tenant')).toContainText('30');
  await expect(station('Export')).toContainText('changes written');

  const { value: assignments } = (await (
    await fetch(`${simulator.address}/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`)
  ).json()) as { value: { principalType: string; principalId: string; principalDisplayName: string }[] };
  const user = assignments.find(({ principalType }) => principalType === 'User');
  await fetch(`${simulator.address}/v1.0/users/${user?.principalId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ department: 'Watched' }),
  });
  const { value: applications } = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { jobIds: string[] }[];
  };
  await fetch(`${simulator.address}/control/jobs/${applications[0]?.jobIds[0]}/cycle`, { method: 'POST' });
  const latest = page.getByRole('region', { name: 'Latest objects' }).getByRole('listitem');
  await expect(latest.filter({ hasText: user?.principalDisplayName ?? '?' })).toContainText('updated');
  await expect(page.getByRole('status').filter({ hasText: 'Incremental cycle completed' })).toBeVisible();

  const button = page.getByRole('button', { name: 'Full screen' });
  await button.click();
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect(button).toBeVisible();
});
