/** Findings: an oddity of the target appears by itself, is explained with its exchange, kept as JSON and forgotten. */
import { readFile } from 'node:fs/promises';
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

test('an oddity of the target is counted, explained with its exchange, downloaded and forgotten', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const card = page.getByRole('region', { name: 'Findings' });
  await expect(card).toContainText('None so far.');
  const { servicePrincipalId } = await readIds(simulator.address);
  const control = (path: string, body?: object) =>
    fetch(`${simulator.address}/control/${path}`, {
      method: 'POST',
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
  await control(`applications/${servicePrincipalId}/faults`, {
    effect: { kind: 'contentType', contentType: 'application/json' },
  });
  const { value } = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { jobIds: string[] }[];
  };
  await control(`jobs/${value[0]?.jobIds[0]}/cycle`);

  await expect(card).toContainText('0 errors · 1 warning · 0 notes');
  const link = page.getByRole('navigation').getByRole('link', { name: /^Findings/ });
  await expect(link).toHaveAccessibleName('Findings 1 finding');
  await link.click();
  await page.getByRole('row', { name: /W-110/ }).click();
  const pane = page.getByRole('region', { name: /Content-Type|content type/ });
  await expect(pane).toContainText('the SCIM Validator refuses it');
  await expect(pane).toContainText('HTTP/1.1 200');
  await expect(page).toHaveURL(/\/findings\/w-110-1$/);
  await page.reload();
  await expect(pane).toContainText('HTTP/1.1 200');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download JSON' }).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as object[];
  expect(file).toMatchObject([{ rule: 'W-110', severity: 'warning', received: 'application/json' }]);

  await page.getByRole('button', { name: 'Forget all' }).click();
  await expect(page.getByText('Nothing to complain about')).toBeVisible();
  await expect(link).toHaveAccessibleName('Findings');
});
