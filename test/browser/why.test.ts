/** Why? asked as a person would: from a user, of the next cycle and of the past. */
import { expect, test } from './simulator.ts';

test('Why? leads from a user to what the next cycle would do, the assignment, the values, the request and the past', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const get = async <T>(path: string) => (await (await fetch(`${simulator.address}${path}`)).json()) as T;
  const [application] = (await get<{ value: { servicePrincipalId: string }[] }>('/control/applications')).value;
  const { value: assignments } = await get<{
    value: { principalType: string; principalId: string; principalDisplayName: string }[];
  }>(`/v1.0/servicePrincipals/${application?.servicePrincipalId}/appRoleAssignedTo`);
  const group = assignments.find(({ principalType }) => principalType === 'Group');
  const [user] = (await get<{ value: { id: string }[] }>(`/v1.0/groups/${group?.principalId}/members`)).value;
  if (!group || !user) throw new Error('No group with members is assigned.');
  await fetch(`${simulator.address}/v1.0/users/${user.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ department: 'Research and Play' }),
  });

  await page.goto(`${simulator.address}/tenant/users/${user.id}`);
  await page.getByRole('link', { name: /^Why\? What the next cycle/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Why?');
  const outlook = page.getByRole('region', { name: 'What the next cycle would do' });
  await expect(outlook.getByRole('heading', { level: 3 })).toContainText('would be updated in Sign In Enterprise');
  await expect(outlook).toContainText('looks at it, since something changed');
  const scope = page.getByRole('region', { name: 'In scope?' });
  await expect(scope.getByRole('link', { name: group.principalDisplayName })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Values that differ' })).toContainText('Research and Play');
  const requests = page.getByRole('region', { name: 'Requests that would be sent' });
  await expect(requests).toContainText('"Research and Play"');
  await expect(requests.getByRole('button', { name: 'Copy as cURL' })).toBeVisible();
  await requests.getByRole('radio', { name: 'Raw' }).click();
  await expect(requests).toContainText(/PATCH \/\S+\/Users\/\S+ HTTP\/1\.1/);

  await page.getByRole('region', { name: 'What led here' }).getByRole('link', { name: 'Create' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Steps' })).toContainText('was created in Sign In Enterprise');
  await page.getByRole('main').getByRole('link', { name: 'Why?' }).click();
  await expect(outlook).toBeVisible();

  // A cycle that took place while the answer was on the screen changes the answer.
  const jobs = (await get<{ value: { jobIds: string[] }[] }>('/control/applications')).value[0]?.jobIds;
  await fetch(`${simulator.address}/control/jobs/${jobs?.[0]}/cycle`, { method: 'POST' });
  await expect(outlook).toContainText('passes it over');
});
