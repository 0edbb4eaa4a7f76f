/** A recording from start to file, and a log entry saved as a scenario; both files are ones that can be run. */
import { readFileSync } from 'node:fs';
import type { Download } from 'playwright/test';
import { readScenario } from '../../simulator/scenarios/index.ts';
import { expect, test } from './simulator.ts';

const scenarioIn = async (download: Promise<Download>) =>
  readScenario(readFileSync(await (await download).path(), 'utf8'), 'downloaded.yaml');

test('what is done is recorded as a scenario, and an entry of the log is saved as one', async ({ page, simulator }) => {
  await page.getByRole('link', { name: 'Recording' }).click();
  await expect(page.getByText('Nothing recorded yet')).toBeVisible();
  await page.getByRole('button', { name: 'Start recording' }).click();
  await expect(page.getByRole('heading', { name: 'Recording', level: 2 })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Recording' })).toBeVisible();

  const { value } = (await (await fetch(`${simulator.address}/v1.0/users?$top=1`)).json()) as {
    value: { id: string }[];
  };
  await fetch(`${simulator.address}/v1.0/users/${value[0]?.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ surname: 'Recorded' }),
  });
  await expect(page.getByText('surname: Recorded')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('heading', { name: 'Stopped' })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Recording' })).toHaveCount(0);
  const recorded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).click();
  expect((await scenarioIn(recorded)).steps.map(({ word }) => word)).toContain('change');

  await page.getByRole('link', { name: 'Provisioning logs' }).click();
  // A row that only holds the place until the entries are there opens nothing.
  await page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell', { name: 'Success' }) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Save as scenario' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('because: The log told of this');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect((await scenarioIn(saved)).steps.map(({ word }) => word)).toContain('expect');
});
