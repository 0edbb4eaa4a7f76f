/** Faults: one click adds one, it strikes and counts live, is edited, switched off, and all are cleared. */
import { expect, test } from './simulator.ts';

test('faults are added, counted as they strike, edited in place, switched off and cleared', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.getByRole('link', { name: 'Faults' }).click();
  await expect(page.getByText('Nothing goes wrong on the way')).toBeVisible();

  // A double click is one click, however quick the answer is.
  await page.getByRole('button', { name: 'Takes two seconds' }).dblclick({ delay: 70 });
  const list = page.getByRole('list', { name: 'Faults of this application' });
  await expect(list.getByRole('listitem')).toContainText('Answers late: 2000 ms');

  // While it is slow: a job that is stopped during a cycle says that this one is the last (E-232).
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(page.getByRole('heading', { name: 'Incremental cycle in progress' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop provisioning' }).click();
  const next = page.getByRole('region', { name: 'Next cycle' });
  await expect(next).toContainText('the cycle that runs now ends first, and no other follows');
  await expect(next).toContainText('Start provisioning to schedule cycles again.');
  await page.getByRole('button', { name: 'Start provisioning', exact: true }).click();
  await page.getByRole('link', { name: 'View faults' }).click();
  await page.getByRole('button', { name: 'Remove Answers late: 2000 ms' }).click();
  await expect(page.getByText('Nothing goes wrong on the way')).toBeVisible();

  await page.getByRole('button', { name: 'Add a fault' }).click();
  const dialog = page.getByRole('dialog');
  const status = dialog.getByRole('textbox', { name: 'HTTP status' });
  await status.fill('soon');
  await dialog.getByRole('button', { name: 'Add a fault' }).click();
  await expect(dialog).toContainText('A whole number, please');
  await status.fill('503');
  await dialog.getByRole('textbox', { name: 'Retry-After, in seconds' }).fill('120');
  await dialog.getByRole('combobox', { name: 'Operations' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Connection check' }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Add a fault' }).click();
  await expect(dialog).toBeHidden();
  const row = list.getByRole('listitem');
  await expect(row).toContainText('Answers with a status: 503, Retry-After 120');
  await expect(row).toContainText('Connection check');

  // The list is open while it strikes.
  const answer = await fetch(`${simulator.address}/control/applications`);
  const { value } = (await answer.json()) as { value: { jobIds: string[] }[] };
  await fetch(`${simulator.address}/control/jobs/${value[0]?.jobIds[0]}/cycle`, { method: 'POST' });
  await expect(row).toContainText('Struck 1 of 1 request in its scope');

  await row.getByRole('button', { name: /^Edit/ }).click();
  await expect(dialog.getByRole('textbox', { name: 'Retry-After, in seconds' })).toHaveValue('120');
  await dialog.getByRole('textbox', { name: 'Probability, in percent' }).fill('40');
  await dialog.getByRole('checkbox', { name: 'GET', exact: true }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('GET · Connection check · 40 % of them');

  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByText('One fault is on: requests to the target go wrong on purpose.')).toBeVisible();
  await page.getByRole('link', { name: 'View faults' }).click();
  await row.getByRole('switch').click();
  await expect(row).toContainText('Off.');
  await page.reload();
  await expect(row.getByRole('switch')).not.toBeChecked();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page.getByText('Nothing goes wrong on the way')).toBeVisible();
});
