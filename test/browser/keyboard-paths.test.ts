/**
 * The main paths of the screens without a mouse. Everything is reached by Tab, arrows and what keys do in a control;
 * nothing is clicked, and nothing is filled in but by typing.
 */
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './simulator.ts';

/** Presses a key until the focus is on something or within it; fails when it never gets there. */
async function pressUntil(page: Page, key: string, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses++) {
    if (await wanted.evaluate((element) => element.contains(element.ownerDocument.activeElement))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} doesn't lead to ${wanted}.`);
}

const tabTo = (page: Page, wanted: Locator) => pressUntil(page, 'Tab', wanted);

/** A command bar is one stop of Tab; arrows lead from command to command. */
async function runCommand(page: Page, bar: string, name: string): Promise<void> {
  const toolbar = page.getByRole('toolbar', { name: bar });
  const command = toolbar.getByRole('button', { name, exact: true });
  await expect(command).toBeEnabled();
  await tabTo(page, toolbar);
  await page.keyboard.press('Home');
  await pressUntil(page, 'ArrowRight', command);
  await expect(command).toBeFocused();
  await page.keyboard.press('Enter');
}

async function openScreen(page: Page, name: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Main menu' });
  const link = menu.getByRole('link', { name, exact: true });
  // The menu stands before the screen; it is entered where it was left.
  await pressUntil(page, 'Shift+Tab', menu);
  const isFurther = await link.evaluate(
    (element) => (element.compareDocumentPosition(element.ownerDocument.activeElement ?? element) & 2) !== 0,
  );
  await pressUntil(page, isFurther ? 'Tab' : 'Shift+Tab', link);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
}

test.beforeEach(async ({ page, simulator }) => {
  expect(simulator.child.exitCode).toBeNull();
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
});

test('provisioning is restarted by keyboard: the dialog keeps the focus, and gives it back when it is left', async ({
  page,
}) => {
  await runCommand(page, 'Provisioning commands', 'Restart provisioning');
  const dialog = page.getByRole('alertdialog', { name: 'Restart provisioning?' });
  const part = dialog.getByRole('checkbox', { name: 'Links to the target' });
  await tabTo(page, part);
  await page.keyboard.press('Space');
  await expect(part).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Restart provisioning', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Restart', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Provisioning has been restarted').first()).toBeVisible();
});

test('someone is assigned in a role, found and given another, time is stepped and a fault is added by keyboard', async ({
  page,
}) => {
  await openScreen(page, 'Users and groups');
  await runCommand(page, 'Commands of the assignments', 'Add user/group');
  const adding = page.getByRole('dialog');
  await tabTo(page, adding.getByRole('combobox', { name: 'Find users and groups' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toHaveText(/ \((User|Group)\)$/);
  const name = ((await page.getByRole('option').first().textContent()) ?? '').replace(/ \((User|Group)\)$/, '');
  await page.keyboard.press('Enter');
  const role = page.getByRole('combobox', { name: 'Select a role' });
  await expect(role).toHaveText('User');
  await tabTo(page, role);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(role).toHaveText('msiam_access');
  await tabTo(page, adding.getByRole('button', { name: 'Assign', exact: true }));
  await page.keyboard.press('Enter');
  await expect(adding).toHaveCount(0);

  await tabTo(page, page.getByRole('searchbox', { name: 'Find assigned users and groups' }));
  await page.keyboard.type(name.slice(1).toUpperCase());
  const rows = page.getByRole('grid', { name: 'Assigned users and groups' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText('msiam_access');
  await expect(page).toHaveURL(/users-and-groups\?search=/);
  await tabTo(page, page.getByRole('button', { name: `Edit the assignment of ${name}` }));
  await page.keyboard.press('Enter');
  await tabTo(page, role);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Save' }));
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).not.toContainText('msiam_access');

  await openScreen(page, 'Time');
  await runCommand(page, 'Commands of the clock', 'Step to the next event');
  await expect(page.getByText(/^The clock has reached/).first()).toBeVisible();

  await openScreen(page, 'Faults');
  await runCommand(page, 'Commands for faults', 'Add a fault');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByRole('textbox', { name: 'HTTP status' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const fault = page.getByRole('list', { name: 'Faults of this application' }).getByRole('listitem');
  await expect(fault).toContainText('Answers with a status: 500');
  await tabTo(page, fault.getByRole('switch'));
  await page.keyboard.press('Space');
  await expect(fault.getByRole('switch')).not.toBeChecked();
});

test('a mapping is edited and saved by keyboard', async ({ page }) => {
  await openScreen(page, 'Attribute mapping');
  await tabTo(page, page.getByRole('link', { name: 'Provision Microsoft Entra ID Users' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Edit the mapping of name.givenName' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit attribute' });
  await tabTo(page, dialog.getByRole('textbox', { name: 'Default value if null (optional)' }));
  await page.keyboard.type('Nameless');
  await tabTo(page, dialog.getByRole('button', { name: 'OK' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('There are changes that are not saved.')).toBeVisible();
  await runCommand(page, 'Commands of the mapping', 'Save');
  const warning = page.getByRole('alertdialog', { name: 'Save the mapping?' });
  await tabTo(page, warning.getByRole('button', { name: 'Yes' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('There are changes that are not saved.')).toHaveCount(0);
});
