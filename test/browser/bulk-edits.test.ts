/** Many users or groups changed at once, and what that makes of the hosts in the target. */
import { expect, test } from './simulator.ts';

// All rows of the tenant are in sight.
test.use({ viewport: { width: 1440, height: 2200 } });

test('selected users are disabled, enabled and put into a group at once; disabled ones become invisible hosts', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const json = async <T>(path: string) => (await (await fetch(simulator.address + path)).json()) as T;
  const { value: applications } = await json<{ value: { servicePrincipalId: string; jobIds: string[] }[] }>(
    '/control/applications',
  );
  const [application] = applications;
  const { value: assigned } = await json<{ value: { principalType: string; principalDisplayName: string }[] }>(
    `/v1.0/servicePrincipals/${application?.servicePrincipalId}/appRoleAssignedTo`,
  );
  const names = assigned
    .filter(({ principalType }) => principalType === 'User')
    .map(({ principalDisplayName }) => principalDisplayName)
    .slice(0, 2);
  expect(names).toHaveLength(2);

  await page.getByRole('link', { name: 'Users', exact: true }).click();
  const users = page.getByRole('grid', { name: 'Users of the tenant' });
  const row = (name: string) => users.getByRole('row').filter({ hasText: name });
  for (const name of names) await users.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click();
  const bar = page.getByRole('toolbar', { name: 'Commands of the selected users' });
  await bar.getByRole('button', { name: 'Disable' }).click();
  for (const name of names) await expect(row(name)).toContainText('Disabled');
  await expect(page.getByText('2 users were changed').first()).toBeVisible();
  await bar.getByRole('button', { name: 'Add to group' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add 2 users to a group' });
  await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
  await dialog.getByRole('combobox', { name: 'Find a group' }).click();
  // An option that says that groups are looked for comes first.
  await page
    .getByRole('option', { name: / \(Group\)$/ })
    .first()
    .click();
  await expect(dialog.getByRole('status')).toContainText('They become members of');
  const [, group = ''] = /members of (.*)\.$/.exec((await dialog.getByRole('status').textContent()) ?? '') ?? [];
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  const { value: groups } = await json<{ value: { id: string; displayName: string }[] }>('/v1.0/groups?$top=999');
  const groupId = groups.find(({ displayName }) => displayName === group)?.id;
  const members = async () => {
    const { value } = await json<{ value: { displayName: string }[] }>(`/v1.0/groups/${groupId}/members?$top=999`);
    return value.map(({ displayName }) => displayName);
  };
  expect(await members()).toEqual(expect.arrayContaining(names));

  await bar.getByRole('button', { name: 'Add to group' }).click();
  await dialog.getByRole('combobox', { name: 'Find a group' }).fill(group);
  await page.getByRole('option', { name: `${group} (Group)`, exact: true }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  // Nobody could be added, so the dialog stays and says why; opened again, it says nothing.
  await expect(dialog.getByRole('alert')).toContainText('already exist');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await bar.getByRole('button', { name: 'Add to group' }).click();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await fetch(`${simulator.address}/control/jobs/${application?.jobIds[0]}/cycle`, { method: 'POST' });
  await page.getByRole('link', { name: 'Target' }).click();
  const hosts = page.getByRole('grid', { name: 'Hosts' });
  await page.getByRole('button', { name: /^Show:/ }).click();
  await page.getByRole('menuitemradio', { name: 'Invisible', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Hosts (2)' })).toBeVisible();
  for (const name of names) await expect(hosts.getByRole('row').filter({ hasText: name })).toContainText('Invisible');
  await expect(page).toHaveURL(/show=invisible/);

  await page.getByRole('link', { name: 'Users', exact: true }).click();
  for (const name of names) await users.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click();
  await bar.getByRole('button', { name: 'Enable' }).click();
  for (const name of names) await expect(row(name)).toContainText('Enabled');
});

test('a group is created; selected groups are described and deleted at once', async ({ page, simulator }) => {
  expect(simulator.child.exitCode).toBeNull();
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Groups of the tenant' });
  for (const name of ['Chess club', 'Choir']) {
    await page.getByRole('button', { name: 'New group' }).click();
    const dialog = page.getByRole('dialog', { name: 'New group' });
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog.getByText('This is needed')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Display name' }).fill(name);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog).toHaveCount(0);
    await grid.getByRole('checkbox', { name: `Select ${name}` }).click();
  }
  const bar = page.getByRole('toolbar', { name: 'Commands of the selected groups' });
  await expect(bar.getByRole('status')).toHaveText('2 selected');
  await bar.getByRole('button', { name: 'Set description' }).click();
  const dialog = page.getByRole('dialog', { name: 'Description of 2 groups' });
  await dialog.getByRole('textbox', { name: 'Description' }).fill('After work');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(grid.getByRole('row').filter({ hasText: 'After work' })).toHaveCount(2);
  await grid.getByRole('row').filter({ hasText: 'Choir' }).click();
  const pane = page.getByRole('region', { name: 'Choir' });
  await pane.getByRole('textbox', { name: 'Description' }).fill('After work, on Mondays');
  await pane.getByRole('button', { name: 'Save' }).click();
  await expect(grid.getByRole('row').filter({ hasText: 'on Mondays' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Next cycle' }).click();
  await expect(page.getByRole('list', { name: 'What the next cycle would do' }).getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await bar.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog', { name: 'Delete 2 groups?' }).getByRole('button', { name: 'Delete' }).click();
  await expect(grid.getByRole('row').filter({ hasText: 'After work' })).toHaveCount(0);
  await expect(bar).toHaveCount(0);
});
