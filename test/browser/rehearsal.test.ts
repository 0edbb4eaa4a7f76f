/** The rehearsal, driven as a person would (V-40 to V-46). */
import { expect, test } from './simulator.ts';

test('a rehearsal says what it writes, runs live, shows a failure with its exchange, waives it, and gives reports', async ({
  page,
  simulator,
}) => {
  test.setTimeout(180_000);
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.getByRole('link', { name: 'Rehearsal' }).click();
  await expect(page.getByText('It writes to the endpoint')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Validation Logic App' }).uncheck();
  await page.getByRole('checkbox', { name: 'SCIM Validator' }).uncheck();
  await page.getByRole('switch', { name: "Judge as Microsoft's workflows do, slips included" }).check();
  await page.getByRole('switch', { name: "Another endpoint than the application's" }).check();
  await page.getByRole('button', { name: 'Start rehearsal' }).click();
  await expect(page.getByText('Enter an address that begins with http:// or https://')).toBeVisible();
  // The sample app, with a token that is wrong: everything but the test of a wrong token fails.
  const { value } = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { servicePrincipalId: string }[];
  };
  const id = value[0]?.servicePrincipalId ?? '';
  await page.getByRole('textbox', { name: 'SCIM address' }).fill(`${simulator.address}/sample-apps/${id}/scim`);
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Start rehearsal' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText(/\d+ tests? ha(s|ve) failed/)).toBeVisible({ timeout: 120_000 });

  await page.getByRole('button', { name: /Signs in names/ }).click();
  await expect(page.getByText('The exchange that shows it')).toBeVisible();
  await expect(page).toHaveURL(/test=Signs/);
  await page.getByRole('textbox', { name: 'Reason for waiving this failure' }).fill('known');
  await page.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(page.getByRole('button', { name: /Waived Signs in names/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run failed tests again' })).toBeEnabled();
  const report = await fetch(`${simulator.address}/control/applications/${id}/rehearsal/report?format=markdown`);
  const text = await report.text();
  expect(text).toContain('| waived | Signs in names |');
  expect(text).toContain("with the slips of Microsoft's workflows"); // V-43
});
