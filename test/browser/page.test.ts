/** The main paths of the page, driven as a person would: by roles and names. */
import { expect, test } from './simulator.ts';

test('the overview shows the initial cycle and runs another one on request', async ({ page, simulator }) => {
  expect(simulator.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Overview');
  const cycle = page.getByRole('region', { name: 'Current cycle status' });
  await expect(cycle.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await expect(cycle.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(cycle.getByRole('heading', { name: 'Incremental cycle completed' })).toBeVisible();
});

test('a log entry opens with its steps and the HTTP exchanges behind it; its address can be opened again', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.getByRole('link', { name: 'Provisioning logs' }).click();
  const grid = page.getByRole('grid', { name: 'Provisioning log entries' });
  await grid.getByRole('row').filter({ hasText: 'Create' }).first().click();
  await expect(page.getByRole('tabpanel', { name: 'Steps' })).toContainText('was created in Sign In Enterprise');
  await page.getByRole('tab', { name: 'HTTP' }).click();
  await expect(page.getByRole('tabpanel', { name: 'HTTP' })).toContainText('POST');
  await page.getByRole('tab', { name: 'Modified Properties' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Modified Properties' })).toContainText(/userName|displayName/);
  const url = page.url();
  expect(url).toContain(`${simulator.address}/applications/`);
  await page.goto(url);
  await expect(page.getByRole('tabpanel', { name: 'Modified Properties' })).toBeVisible();
});

test('the target shows the hosts that arrived and the host groups', async ({ page, simulator }) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const applications = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { servicePrincipalId: string }[];
  };
  const content = (await (
    await fetch(`${simulator.address}/control/sample-app/${applications.value[0]?.servicePrincipalId}`)
  ).json()) as {
    hosts: { displayName: string }[];
    hostGroups: { displayName: string }[];
  };
  await page.getByRole('link', { name: 'Target' }).click();
  await expect(page.getByRole('tab', { name: `Hosts (${content.hosts.length})` })).toBeVisible();
  const first = content.hosts[0]?.displayName ?? '';
  await expect(page.getByRole('grid', { name: 'Hosts' }).getByRole('row').filter({ hasText: first })).toContainText(
    'Visible',
  );
  await page.getByRole('tab', { name: `Host groups (${content.hostGroups.length})` }).click();
  await expect(page.getByText(content.hostGroups[0]?.displayName ?? '?').first()).toBeVisible();
});

test('a change made elsewhere arrives with the next cycle, and the page shows it without being asked', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const get = async <T>(path: string) => (await (await fetch(`${simulator.address}${path}`)).json()) as T;
  const [application] = (
    await get<{ value: { servicePrincipalId: string; jobIds: string[] }[] }>('/control/applications')
  ).value;
  if (!application) throw new Error('There is no application.');
  const { servicePrincipalId, jobIds } = application;
  const { value: assignments } = await get<{
    value: { principalType: string; principalId: string; principalDisplayName: string }[];
  }>(`/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`);
  const user = assignments.find(({ principalType }) => principalType === 'User');
  if (!user) throw new Error('No user is assigned directly.');
  await page.getByRole('link', { name: 'Provisioning logs' }).click();
  await expect(page.getByRole('grid', { name: 'Provisioning log entries' })).toBeVisible();
  const moveTo = async (department: string) => {
    await fetch(`${simulator.address}/v1.0/users/${user.principalId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ department }),
    });
    await fetch(`${simulator.address}/control/jobs/${jobIds[0]}/cycle`, { method: 'POST' });
  };
  await moveTo('Research and Play');
  const row = page.getByRole('row').filter({ hasText: user.principalDisplayName }).filter({ hasText: 'Update' });
  await expect(row.first()).toBeVisible();

  const shown = await row.count();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('heading', { name: 'Incremental cycle completed' })).toBeVisible();
  await moveTo('Play');
  await expect
    .poll(async () => (await get<{ lastCycles: unknown[] }>(`/control/jobs/${jobIds[0]}`)).lastCycles.length)
    .toBe(3);
  // The entry has been told of before the log is opened again.
  await page.waitForTimeout(1000);
  await page.getByRole('link', { name: 'Provisioning logs' }).click();
  await expect(row).toHaveCount(shown + 1);
});

test('the log is filtered by status and the filter is in the address', async ({ page, simulator }) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { value } = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { servicePrincipalId: string }[];
  };
  await page.goto(`${simulator.address}/applications/${value[0]?.servicePrincipalId}/logs?status=failure`);
  await expect(page.getByRole('button', { name: /^Status:/ })).toContainText('Failure');
  await expect(page.getByRole('row').filter({ hasText: 'Success' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Date: Any time' }).click();
  await page.getByRole('menuitemradio', { name: 'Custom…' }).click();
  const dates = page.getByRole('dialog', { name: 'Entries between two virtual times' });
  await dates.getByLabel('From').fill('2020-01-02T10:00:00');
  await dates.getByLabel('To').fill('2020-01-01T10:00:00');
  await expect(dates.getByText('This is before the time in From.')).toBeVisible();
  await expect(dates.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await dates.getByLabel('To').fill('2020-01-03T10:00:00');
  await dates.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('No entry fits the filter')).toBeVisible();
  // Said of what was typed alone.
  await expect(page.getByText('capital letters')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Filter by identity' }).fill('nobody');
  await expect(page.getByText('capital letters')).toBeVisible();
});
