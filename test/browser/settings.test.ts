/** The settings of an application, driven as a person would (P-320). */
import { expect, test } from './simulator.ts';

test('scope, mail and deletion guard are saved; what is wrong is said beside its field', async ({
  page,
  simulator,
}) => {
  expect(simulator.child.exitCode).toBeNull();
  await page.getByRole('link', { name: 'Settings' }).click();
  const form = page.getByRole('form', { name: 'Scope, notification and deletion guard' });
  await form.getByRole('radio', { name: 'Sync all users and groups' }).click();
  await form.getByRole('checkbox', { name: 'Send an email notification' }).click();
  await form.getByRole('textbox', { name: 'Notification Email' }).fill('nobody');
  await expect(form.getByText('Give a mail address')).toBeVisible();
  await form.getByRole('textbox', { name: 'Notification Email' }).fill('admin@woodgrove.example');
  await form.getByRole('checkbox', { name: 'Prevent accidental deletion' }).click();
  await form.getByRole('textbox', { name: 'Accidental deletion threshold' }).fill('3');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The properties are saved.').first()).toBeVisible();
  await page.reload();
  await expect(form.getByRole('radio', { name: 'Sync all users and groups' })).toBeChecked();
  await expect(form.getByRole('textbox', { name: 'Accidental deletion threshold' })).toHaveValue('3');

  await page.getByRole('button', { name: 'Delete application' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Applications');
  // The way back leads to no screen of it.
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Applications');
  await expect(page.getByText('There is no such page')).toHaveCount(0);
});

test('thresholds and interval have their rule and default, are saved, and go back to the default when emptied', async ({
  page,
  simulator,
}) => {
  expect(simulator.child.exitCode).toBeNull();
  await page.getByRole('link', { name: 'Settings' }).click();
  const form = page.getByRole('form', { name: 'Settings of the engine' });
  const interval = form.getByRole('textbox', { name: 'Minutes between two cycles' });
  await expect(form.getByText('Rule E-230')).toBeVisible();
  await interval.fill('0');
  await expect(form.getByText('Give a whole number from 1 to')).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toHaveCount(0);
  await expect(interval).toHaveValue('0');
  const closing = page.waitForEvent('dialog');
  const reloading = page.reload({ timeout: 5_000 }).catch(() => null);
  const asked = await closing;
  expect(asked.type()).toBe('beforeunload');
  await asked.dismiss();
  await reloading;
  await page.getByRole('link', { name: 'Overview' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Overview$/ })).toBeVisible();
  await page.goBack();
  await expect(interval).toHaveValue('');
  await interval.fill('5');
  await form.getByRole('combobox', { name: 'Thresholds' }).selectOption({ label: 'Scaled to a small tenant' });
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The settings are saved.').first()).toBeVisible();
  await page.reload();
  await expect(interval).toHaveValue('5');
  await expect(form.getByRole('textbox', { name: 'Failures of objects' })).toHaveAttribute(
    'placeholder',
    '40 (default)',
  );
  await interval.fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(interval).toHaveAttribute('placeholder', '40 (default)');
  await expect(form.getByRole('button', { name: 'Discard' })).toBeDisabled();
});
