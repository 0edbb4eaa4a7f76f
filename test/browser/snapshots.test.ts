/** Snapshots: saved by name, a change undone by restoring, downloaded, uploaded again, deleted. */
import { expect, test } from './simulator.ts';

test('a snapshot brings back what was deleted, and goes out and in as a file', async ({ page, simulator }) => {
  await page.getByRole('link', { name: 'Snapshots' }).click();
  await expect(page.getByText('No snapshot yet')).toBeVisible();
  await page.getByRole('button', { name: 'Save a snapshot' }).click();
  const dialog = page.getByRole('dialog');
  const name = dialog.getByRole('textbox', { name: 'Name' });
  await name.fill('../etc');
  await expect(dialog.getByText('beginning with a letter or digit')).toBeVisible();
  await name.fill('before lunch');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const pane = page.getByRole('region', { name: 'before lunch' });
  await expect(pane.getByText('30 users, 4 groups')).toBeVisible();
  await expect(pane.getByText('Left out')).toBeVisible();
  await expect(page).toHaveURL(/\/snapshots\/before%20lunch$/);

  const users = async () =>
    ((await (await fetch(`${simulator.address}/v1.0/users?$top=999`)).json()) as { value: { id: string }[] }).value;
  const [victim] = await users();
  await fetch(`${simulator.address}/v1.0/users/${victim?.id}`, { method: 'DELETE' });
  expect(await users()).toHaveLength(29);

  await pane.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('“before lunch” is restored.').first()).toBeVisible();
  expect(await users()).toHaveLength(30);

  const download = page.waitForEvent('download');
  await pane.getByRole('link', { name: 'Download' }).click();
  const file = await (await download).path();
  await page.getByLabel('Snapshot file to upload').setInputFiles(file);
  await expect(page.getByText('Nothing was restored yet.').first()).toBeVisible();
  await page.getByLabel('Snapshot file to upload').setInputFiles({
    name: 'foreign.provsim',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('no snapshot'),
  });
  await expect(page.getByText('is no snapshot of provsim').first()).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Sign In Enterprise' })).toHaveCount(1);
});
