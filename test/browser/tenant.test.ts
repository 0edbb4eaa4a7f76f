/** The tenant: creating, changing many at once, deleting and restoring, driven as a person would. */
import { expect, test } from './simulator.ts';

test('a user is created, changed with others, asked about, deleted, restored and edited', async ({
  page,
  simulator,
}) => {
  test.setTimeout(240_000);
  expect(simulator.child.exitCode).toBeNull();
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog', { name: 'New user' });
  await dialog.getByRole('textbox', { name: 'Display name' }).fill('Aaa Newcomer');
  await dialog.getByRole('textbox', { name: 'User principal name' }).fill('newcomer');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByText('It has the form name@domain')).toBeVisible();
  const upn = dialog.getByRole('textbox', { name: 'User principal name' });
  await upn.fill('newcomer@elsewhere.example');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(upn).toHaveAccessibleDescription(/The domain portion of the userPrincipalName property is invalid/);
  await expect(page.getByText('This did not work')).toHaveCount(0);
  // What was refused is said of what was given, not of what stands there now.
  await upn.fill('newcomer');
  await expect(upn).not.toHaveAccessibleDescription(/The domain portion/);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(upn).toHaveAccessibleDescription(/It has the form name@domain/);
  await upn.fill('newcomer@woodgrove.example');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('searchbox', { name: 'Find users' }).fill('Aaa');
  const grid = page.getByRole('grid', { name: 'Users of the tenant' });
  const row = grid.getByRole('row').filter({ hasText: 'Aaa Newcomer' });
  await expect(grid.getByRole('row')).toHaveCount(2);
  await row.getByRole('checkbox', { name: 'Select Aaa Newcomer' }).click();
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Set department' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Department' }).fill('Play');
  await page.getByRole('dialog').getByRole('button', { name: 'Set' }).click();
  await expect(row).toContainText('Play');
  await page.getByRole('button', { name: 'Next cycle' }).click();
  const outlook = page.getByRole('list', { name: 'What the next cycle would do' });
  await expect(outlook).toContainText(/not.*(assigned|scope)/i);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page
    .getByRole('toolbar', { name: 'Commands of the selected users' })
    .getByRole('button', { name: 'Delete' })
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);

  await page.getByRole('button', { name: 'Deleted users' }).click();
  await page.getByRole('button', { name: 'Restore Aaa Newcomer' }).click();
  await expect(page.getByRole('dialog').getByText('Nobody is deleted.')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(row).toBeVisible();

  await row.click();
  const pane = page.getByRole('region', { name: 'Aaa Newcomer' });
  const upnInPane = pane.getByRole('textbox', { name: 'User principal name' });
  await upnInPane.fill('newcomer@elsewhere.example');
  await pane.getByRole('textbox', { name: 'First name' }).fill('Anna');
  await pane.getByRole('button', { name: 'Job', exact: true }).click();
  await pane.getByRole('textbox', { name: 'Employee ID' }).fill('E-77');
  await pane.getByRole('textbox', { name: 'Cost center' }).fill('CC1');
  await pane.getByRole('button', { name: 'Contact' }).click();
  await pane.getByRole('textbox', { name: 'Business phone' }).fill('+1 555 0100');
  await pane.getByRole('button', { name: 'Save' }).click();
  await expect(upnInPane).toHaveAttribute('aria-invalid', 'true');
  await expect(pane.getByText("the tenant's domain")).toBeVisible();
  await upnInPane.fill('anna@woodgrove.example');
  await expect(upnInPane).not.toHaveAttribute('aria-invalid', 'true');
  await pane.getByRole('button', { name: 'Save' }).click();
  await expect(pane.getByRole('button', { name: 'Save' })).toBeDisabled();
  await pane.getByRole('combobox', { name: 'Find a manager' }).click();
  const option = page.getByRole('option').first();
  const boss = (await option.textContent()) ?? '';
  await option.click();
  await expect(pane.getByRole('link', { name: boss })).toBeVisible();
  const select = 'givenName,employeeId,businessPhones,employeeOrgData,department';
  const path = `/v1.0/users/anna@woodgrove.example?$select=${select}&$expand=manager($select=displayName)`;
  expect(await (await fetch(simulator.address + path)).json()).toMatchObject({
    givenName: 'Anna',
    employeeId: 'E-77',
    businessPhones: ['+1 555 0100'],
    employeeOrgData: { division: null, costCenter: 'CC1' },
    department: 'Play',
    manager: { displayName: boss },
  });
  await page.getByRole('button', { name: `Remove ${boss} as manager` }).click();
  await expect(page.getByText('Nobody is the manager.')).toBeVisible();

  // A name that isn't saved yet isn't lost to another row, but goes with the user.
  await page.getByRole('searchbox', { name: 'Find users' }).fill('');
  await pane.getByRole('textbox', { name: 'Display name' }).fill('Aaa Renamed');
  await grid.getByRole('row').nth(2).click();
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(pane.getByRole('textbox', { name: 'Display name' })).toHaveValue('Aaa Renamed');
  await pane.getByRole('button', { name: 'Delete user' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).dblclick();
  await expect(pane).toHaveCount(0);
  await expect(question).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await expect(page).toHaveURL(/\/tenant\/users(\?|$)/);
  await page.goBack();
  await expect(page).toHaveURL(/\/tenant\/users(\?|$)/);
  await expect(page.getByText(/could not be loaded|does not exist/)).toHaveCount(0);
});

test('made-up people are added to those who are there; a range and all of them are selected', async ({
  page,
  simulator,
}) => {
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await page.getByRole('button', { name: 'Populate' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add made-up people' });
  await dialog.getByRole('textbox', { name: 'Users' }).fill('110');
  await dialog.getByRole('textbox', { name: 'Groups' }).fill('2');
  await dialog.getByRole('button', { name: 'Add' }).dblclick();
  await expect(dialog).toHaveCount(0);
  expect(await (await fetch(`${simulator.address}/v1.0/users/$count`)).text()).toBe('140');
  expect(await (await fetch(`${simulator.address}/v1.0/groups/$count`)).text()).toBe('6');

  const boxes = page
    .getByRole('grid', { name: 'Users of the tenant' })
    .getByRole('checkbox', { name: /^Select (?!all)/ });
  const selected = page.getByRole('toolbar', { name: 'Commands of the selected users' }).getByRole('status');
  const all = page.getByRole('checkbox', { name: 'Select all' });
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText('4 selected');
  await expect(all).toBeChecked({ indeterminate: true });
  await boxes.nth(6).focus();
  await page.keyboard.press('Shift+Space');
  await expect(selected).toHaveText('6 selected');
  // More than the list has read: the rest is found by the search.
  await all.focus();
  await page.keyboard.press('Space');
  await expect(selected).toHaveText('140 selected');
  await expect(all).toBeChecked();
  await boxes.nth(0).click();
  await expect(selected).toHaveText('139 selected');
  await all.click();
  await expect(selected).toHaveText('140 selected');
  await page.setViewportSize({ width: 400, height: 800 });
  await expect(page.getByText('Select all')).toBeVisible();
  await all.click();
  await expect(selected).toHaveCount(0);
});

test('when the row that a key would move from goes, the one in its place takes its turn', async ({
  page,
  simulator,
}) => {
  await page.getByRole('link', { name: 'Users', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Users of the tenant' });
  const rows = grid.getByRole('row');
  const name = (await rows.nth(6).getByTitle(/./).first().textContent()) ?? '';
  await rows.nth(6).focus();
  const { value } = (await (await fetch(`${simulator.address}/v1.0/users?$top=999`)).json()) as {
    value: { id: string; displayName: string }[];
  };
  const gone = value.find(({ displayName }) => displayName === name);
  await fetch(`${simulator.address}/v1.0/users/${gone?.id}`, { method: 'DELETE' });
  await expect(rows.filter({ hasText: name })).toHaveCount(0);
  await expect(rows.nth(6)).toHaveAttribute('tabindex', '0');
});
