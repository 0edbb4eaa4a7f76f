/** New applications, and the list of them with their jobs side by side, driven as a person would (P-103). */
import { expect, test } from './simulator.ts';

test('an application is made from the gallery with its sample app, runs beside the other, and is deleted', async ({
  page,
  simulator,
}) => {
  await page.goto(`${simulator.address}/applications`);
  await page.getByRole('button', { name: 'New application' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('New application');
  await page.getByRole('searchbox', { name: 'Find an application' }).fill('slack');
  await expect(page.getByRole('status').filter({ hasText: /^1 application$/ })).toBeVisible();
  await page.getByRole('link', { name: 'Slack' }).click();
  const pane = page.getByRole('region', { name: 'Slack' });
  await expect(pane.getByRole('list', { name: 'Supports' })).toContainText('Disables accounts');
  await pane.getByRole('button', { name: /^Users: attributes/ }).click();
  await expect(pane).toContainText('matching precedence 1');
  await pane.getByRole('textbox', { name: 'Name' }).fill('Slack of the tests');
  await pane.getByRole('radio', { name: 'Sync all users and groups' }).click();
  await pane.getByRole('button', { name: 'Create' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Slack of the tests');
  await page.getByRole('button', { name: 'Start provisioning', exact: true }).dblclick({ delay: 70 });
  await expect(page.getByRole('heading', { name: /^Initial cycle completed/ })).toBeVisible();
  await expect(page.getByText('Provisioning has been started')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Stop provisioning' })).toBeVisible();

  await page.getByRole('link', { name: 'Applications' }).click();
  const table = page.getByRole('grid', { name: 'Applications' });
  const row = table.getByRole('row').filter({ hasText: 'Slack of the tests' });
  await expect(row).toContainText(/cycle completed/);
  await expect(table.getByRole('row').filter({ hasText: 'Sign In Enterprise' })).toContainText('Running');
  await row.getByRole('button', { name: 'Delete Slack of the tests' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(row).toHaveCount(0);
});

test('an application that is chosen right after typing is shown, and what was typed stays', async ({
  page,
  simulator,
}) => {
  await page.goto(`${simulator.address}/applications/new`);
  await expect(page.getByRole('link', { name: 'Slack' })).toBeVisible();
  // As soon as what was typed is in the address, and before the list is drawn for it.
  await page.evaluate(`
    const { replaceState } = history;
    history.replaceState = function (...given) {
      replaceState.apply(this, given);
      if (!String(given[2]).includes('name=')) return;
      history.replaceState = replaceState;
      queueMicrotask(() => [...document.querySelectorAll('a')].find((link) => link.textContent === 'Slack').click());
    };
  `);
  await page.getByRole('searchbox', { name: 'Find an application' }).fill('slack');
  await expect(page.getByRole('region', { name: 'Slack' })).toBeVisible();
  await expect(page).toHaveURL(/name=slack&profile=slack/);
  await expect(page.getByRole('searchbox', { name: 'Find an application' })).toHaveValue('slack');
});

test('a category narrows the gallery, and the address keeps what was looked for', async ({ page, simulator }) => {
  await page.goto(`${simulator.address}/applications/new?profile=slak`);
  const failure = page.getByRole('alert').filter({ hasText: "There is no profile 'slak'." });
  await expect(failure).toContainText("Did you mean 'slack'?");
  await expect(failure).not.toContainText('It may have been deleted');
  await page.goto(`${simulator.address}/applications/new`);
  await page.getByRole('button', { name: 'Category: All' }).click();
  const second = page.getByRole('menuitemradio').nth(1);
  const category = (await second.textContent()) ?? '';
  await second.click();
  const pill = page.getByRole('button', { name: `Category: ${category}` });
  await expect(pill).toBeVisible();
  const count = await page.getByRole('status').filter({ hasText: 'application' }).textContent();
  await page.reload();
  await expect(pill).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'application' })).toHaveText(count ?? '');
});

test('a custom application for an endpoint says what is wrong beside the field, and is made once it is right', async ({
  page,
  simulator,
}) => {
  await page.goto(`${simulator.address}/applications/new?from=custom`);
  await page.getByRole('radio', { name: 'Your own endpoint' }).click();
  await page.getByRole('textbox', { name: 'Tenant URL' }).fill('nowhere');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('tab', { name: 'Schema file' }).click();
  await page.getByRole('alertdialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByText('A name is needed')).toBeVisible();
  await expect(page.getByText('Give the SCIM base address, such as')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('My endpoint');
  await page.getByRole('textbox', { name: 'Tenant URL' }).fill('http://127.0.0.1:9/scim');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('My endpoint');
});

test('an exported schema makes an application; a broken one has all its problems listed', async ({
  page,
  simulator,
}) => {
  const get = async <T>(path: string) => (await (await fetch(`${simulator.address}${path}`)).json()) as T;
  const [application] = (
    await get<{ value: { servicePrincipalId: string; jobIds: string[] }[] }>('/control/applications')
  ).value;
  const schema = await get<{ synchronizationRules: { objectMappings: { attributeMappings: object[] }[] }[] }>(
    `/v1.0/servicePrincipals/${application?.servicePrincipalId}/synchronization/jobs/${application?.jobIds[0]}/schema`,
  );
  const fileOf = (content: object) => ({
    name: 'schema.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });
  const broken = structuredClone(schema);
  for (const mapping of broken.synchronizationRules[0]?.objectMappings ?? []) {
    mapping.attributeMappings.push({ targetAttributeName: 'nowhere', source: { type: 'Attribute', name: 'mail' } });
  }
  await page.goto(`${simulator.address}/applications/new?from=schema`);
  await page.getByLabel('Schema file (JSON)').setInputFiles(fileOf({ mappings: [] }));
  await expect(page.getByText('has no synchronizationRules')).toBeVisible();
  await page.getByLabel('Schema file (JSON)').setInputFiles(fileOf(broken));
  await expect(page.getByText('schema.json: 2 object mappings')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('From a schema');
  await page.getByRole('button', { name: 'Create' }).click();
  const problems = page.getByRole('alert').getByRole('listitem');
  await expect(problems).toHaveCount(2);
  await page.getByLabel('Schema file (JSON)').setInputFiles({ ...fileOf(schema), name: 'another.json' });
  await expect(page.getByText('another.json: 2 object mappings')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('From a schema');
  await page.getByRole('textbox', { name: 'Name' }).fill('From a schema');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('From a schema');
});
