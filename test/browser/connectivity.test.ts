/** Connectivity: a test that fails with its reasons, one that passes, and saving. */
import { startScimTarget } from '../cli/scim-target.ts';
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

test('credentials are tested as a list of expectations, then saved, and the secret is never shown (P-401, P-402, W-08)', async ({
  page,
  simulator,
}) => {
  const target = await startScimTarget();
  await page.getByRole('link', { name: 'Connectivity' }).click();
  const url = page.getByRole('textbox', { name: 'Tenant URL' });
  const token = page.getByRole('textbox', { name: 'Secret token' });
  await expect(url).toHaveValue(new RegExp(`^${simulator.address}/.*/scim$`));
  await expect(token).toHaveValue('');

  await url.fill('example.com/scim');
  await expect(page.getByText('This is no address.')).toBeVisible();
  await url.fill(target.url);
  // A secret is for the address that it was given for (W-08).
  await expect(page.getByText('The address has changed. Type the secret again')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Test connection' })).toHaveAttribute('aria-disabled', 'true');
  await token.fill('wrong');
  await page.getByRole('button', { name: 'Test connection' }).click();
  const result = page.getByRole('region', { name: 'Result of the test' });
  await expect(result).toContainText('You appear to have entered invalid credentials.');
  await expect(result.getByRole('button', { name: /^Failed: The credentials are accepted/ })).toBeVisible();
  await expect(result).toContainText('HTTP/1.1 401');
  await expect(result).toContainText('Paste the token again');
  await expect(result).not.toContainText('Bearer wrong');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Save without a passed test?' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  await token.fill(target.token);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(result).toContainText('authorized to enable provisioning');
  await expect(result.getByRole('button', { name: /^Passed: The answer is a ListResponse/ })).toBeVisible();
  await page.getByRole('checkbox', { name: /compliant dialect/ }).check();
  await expect(url).toHaveValue(`${target.url}?aadOptscim062020`);
  // What was tested had no flag yet; saving another address tests it first (W-08).
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The credentials are saved.').first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Tenant URL' })).toHaveValue(`${target.url}?aadOptscim062020`);
  await expect(page.getByRole('textbox', { name: 'Secret token' })).toHaveValue('');
  await target.close();
});

test('the sample app refuses another token than its own, and its address and token are filled in again', async ({
  page,
  simulator,
}) => {
  await page.getByRole('link', { name: 'Connectivity' }).click();
  await expect(page.getByText('The target is the built-in sample app.')).toBeVisible();
  const url = page.getByRole('textbox', { name: 'Tenant URL' });
  const own = await url.inputValue();
  const save = async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Save anyway' }).click();
    await expect(page.getByRole('button', { name: 'Discard' })).toBeDisabled();
  };
  await page.getByRole('textbox', { name: 'Secret token' }).fill('completely-wrong');
  await save();
  await page.getByRole('button', { name: 'Test connection' }).click();
  const result = page.getByRole('region', { name: 'Result of the test' });
  await expect(result).toContainText('You appear to have entered invalid credentials.');

  await url.fill('http://127.0.0.1:9/scim');
  await page.getByRole('textbox', { name: 'Secret token' }).fill('any');
  // Another address is tested before it is asked about (W-08).
  await save();
  await expect(page.getByText('The target is an endpoint of your own.')).toBeVisible();
  const listed = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { target: object }[];
  };
  expect(listed.value[0]?.target).toEqual({
    tenantUrl: 'http://127.0.0.1:9/scim',
    sampleApp: false,
    hasSampleApp: true,
  });

  await page.getByRole('button', { name: 'Fill in its address and token' }).click();
  await expect(url).toHaveValue(own);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The target is the built-in sample app.')).toBeVisible();
  await expect(result).toContainText('authorized to enable provisioning');
  const audit = await (await fetch(`${simulator.address}/control/logs/audit.json`)).json();
  const activities = (audit as { activityDisplayName: string }[]).map(({ activityDisplayName }) => activityDisplayName);
  expect(activities).toContain('Update provisioning setting or credentials');
  expect(activities).not.toContain('Update quirks of the connection');
});

test('what is saved is what was tested, whatever is typed meanwhile (W-08)', async ({ page, simulator }) => {
  const target = await startScimTarget();
  const { servicePrincipalId } = await readIds(simulator.address);
  const stored = async () => {
    const answer = await fetch(
      `${simulator.address}/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/secrets`,
    );
    const { value } = (await answer.json()) as { value: { key: string; value: string }[] };
    return value.find(({ key }) => key === 'BaseAddress')?.value;
  };
  const held = async (path: string) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(path, async (route) => {
      if (route.request().method() !== 'GET') await released;
      await route.continue();
    });
    return () => release();
  };
  await page.getByRole('link', { name: 'Connectivity' }).click();
  const url = page.getByRole('textbox', { name: 'Tenant URL' });
  const save = page.getByRole('button', { name: 'Save' });
  await url.fill(target.url);
  await page.getByRole('textbox', { name: 'Secret token' }).fill(target.token);
  const answerTest = await held('**/test-connection');
  const answerSave = await held('**/synchronization/secrets');
  await save.click();
  await expect(page.getByText('Testing').first()).toBeVisible();
  await url.fill('http://127.0.0.1:1/untested');
  answerTest();
  await expect(page.getByText('authorized to enable provisioning')).toBeVisible();
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  answerSave();
  await expect(page.getByText('The credentials are saved.').first()).toBeVisible();
  await expect.poll(stored).toBe(target.url);
  await expect(url).toHaveValue('http://127.0.0.1:1/untested');
  await target.close();
});

test('workload identity federation is chosen, saved with its scope, and shown again (P-402, W-23)', async ({
  page,
  simulator,
}) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/connectivity`);
  await page.getByRole('radio', { name: 'OAuth 2.0 client credentials' }).check();
  await page.getByRole('radio', { name: 'Body' }).check();
  await page.getByRole('radio', { name: 'Workload identity federation' }).check();
  await page.getByRole('textbox', { name: 'Token endpoint' }).fill('https://target.example/token');
  await page.getByRole('textbox', { name: 'Client identifier' }).fill('client-7');
  await page.getByRole('textbox', { name: 'Scope' }).fill('scim.write');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Save anyway' }).click();
  await expect(page.getByText('The credentials are saved.').first()).toBeVisible();
  const answer = await fetch(`${simulator.address}/control/applications/${servicePrincipalId}/quirks`);
  expect(await answer.json()).toMatchObject({ quirks: { tokenScope: 'scim.write' } });
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Workload identity federation' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Client identifier' })).toHaveValue('client-7');
  await expect(page.getByRole('textbox', { name: 'Scope' })).toHaveValue('scim.write');
});
