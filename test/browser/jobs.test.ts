/** Several jobs of one application side by side, each with its own overview, log and address. */
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

/** Adds a job to the application that is there. */
async function addJob(address: string) {
  const { servicePrincipalId } = await readIds(address);
  const jobs = `${address}/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
  const { value } = (await (await fetch(jobs)).json()) as { value: { id: string; templateId: string }[] };
  const [first] = value;
  const made = await fetch(jobs, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ templateId: first?.templateId }),
  });
  const second = (await made.json()) as { id: string };
  return { servicePrincipalId, first, second };
}

test('two jobs of one application have a row and an overview each; the choice stays from screen to screen', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { first, second } = await addJob(simulator.address);
  expect(second.id).toMatch(/\w/);

  await page.goto(`${simulator.address}/applications`);
  const rows = page.getByRole('grid', { name: 'Applications' }).getByRole('row');
  await expect(rows.filter({ hasText: first?.id ?? '?' })).toBeVisible();
  await rows.filter({ hasText: second.id }).click();
  await expect(page.getByRole('heading', { name: 'The initial cycle has not run yet' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`job=${encodeURIComponent(second.id)}`));

  await page.getByRole('link', { name: 'Provisioning logs', exact: true }).click();
  await expect(page.getByText('Nothing has been logged yet')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`logs\\?.*job=${encodeURIComponent(second.id)}`));
  await page.reload();
  await expect(page.getByText('Nothing has been logged yet')).toBeVisible();

  const choice = (number: number) => page.getByRole('button', { name: new RegExp(`^Job ${number} of 2`) });
  const choose = async (from: number, id: string) => {
    await choice(from).click();
    await page.getByRole('menuitemradio', { name: id }).click();
  };
  await choose(2, first?.id ?? '?');
  await expect(page.getByRole('grid', { name: 'Provisioning log entries' }).getByRole('row').nth(1)).toBeVisible();
  await choose(1, second.id);
  for (const screen of ['Attribute mapping', 'Settings']) {
    await page.getByRole('link', { name: screen, exact: true }).click();
    await expect(choice(2)).toBeVisible();
  }

  // Only the first job runs, so what falls due is its.
  await page.getByRole('link', { name: 'Time', exact: true }).click();
  await page.getByRole('region', { name: 'What is due' }).getByRole('link').first().click();
  await expect(choice(1)).toBeVisible();
  await choose(1, second.id);
  await page.getByRole('link', { name: 'Outbox', exact: true }).click();
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('link', { name: 'Open the application' }).click();
  await expect(choice(1)).toBeVisible();
  await choose(1, second.id);

  await page.getByRole('link', { name: 'Overview' }).click();
  await choose(2, first?.id ?? '?');
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.goBack();
  await expect(choice(2)).toBeVisible();
});

test('what is being edited for one job is not taken along to another', async ({ page, simulator }) => {
  const { servicePrincipalId, first, second } = await addJob(simulator.address);
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/mapping/schema?job=${first?.id}`);
  const text = page.getByRole('textbox', { name: 'Schema as JSON' });
  await expect(text).toBeVisible();
  await text.fill('{ "of": "the first job" }');
  await page.getByRole('button', { name: /^Job 1 of 2/ }).click();
  await page.getByRole('menuitemradio', { name: second.id }).click();
  await page.getByRole('alertdialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('button', { name: /^Job 2 of 2/ })).toBeVisible();
  await expect(text).not.toContainText('the first job');
});
