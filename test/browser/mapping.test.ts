/**
 * The pages of the mapping as a person uses them: a mapping edited with its value beside it, a new target attribute,
 * the expression builder, scoping filters, a schema as a file.
 */
import type { Locator, Page } from 'playwright/test';
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

// Each is a whole path with dozens of steps, which a busy machine takes its time for.
test.describe.configure({ timeout: 300_000 });

const ACME = 'urn:ietf:params:scim:schemas:extension:acme:2.0:User';

test('a mapping is edited with its value beside it, saved after a warning, and sent by the next cycle (P-511, P-520, P-523)', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { displayName, givenName, surname, userPrincipalName } = await someoneAssigned(simulator.address);
  await page.getByRole('link', { name: 'Attribute mapping' }).click();
  await page.getByRole('link', { name: 'Provision Microsoft Entra ID Users' }).click();
  await page.getByRole('button', { name: 'Edit the mapping of name.givenName' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit attribute' });
  await choosePerson(page, dialog.getByRole('combobox', { name: 'Choose a user' }), displayName);
  const preview = dialog.getByRole('region', { name: 'Value for a chosen user or group' });
  await expect(preview).toContainText(givenName);
  const expression = dialog.getByRole('textbox', { name: 'Expression' });
  await write(expression, 'Jion(" ", [givenName], "II")');
  await expect(dialog).toContainText("There is no function 'Jion'. Did you mean Join? (line 1, column 1)");
  await write(expression, 'Join(" ", [givenName], "II")');
  await expect(preview).toContainText(`${givenName} II`);
  await dialog.getByRole('button', { name: 'OK' }).click();

  const row = page.getByRole('table', { name: 'Attribute mappings' }).getByRole('row', { name: /name\.givenName/ });
  await expect(row).toContainText('Join(" ", [givenName], "II")');
  await expect(page.getByText('There are changes that are not saved.')).toBeVisible();
  await save(page);
  await page.getByRole('button', { name: 'Run a cycle now' }).first().click();
  await page.getByRole('link', { name: 'Target' }).click();
  await page.getByRole('row', { name: userPrincipalName }).click();
  const host = page.getByRole('region', { name: `${givenName} II ${surname}` });
  await expect(host).toContainText(`"givenName": "${givenName} II"`);
});

test('a target attribute is added with what holds of it, and mapped; the target gets it in its type (M-29, M-30, P-531)', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { displayName } = await someoneAssigned(simulator.address);
  await page.getByRole('link', { name: 'Attribute mapping' }).click();
  await page.getByRole('link', { name: 'Edit attribute list for Sign In Enterprise (Users)' }).click();
  const add = async (name: string, type: string, ...flags: string[]) => {
    await page.getByRole('button', { name: 'Add attribute' }).last().click();
    await page.getByRole('textbox', { name: 'Name new attribute' }).fill(name);
    await page.keyboard.press('Tab');
    await page
      .getByRole('combobox', { name: `Type ${name}` })
      .last()
      .selectOption(type);
    for (const flag of flags) await page.getByRole('checkbox', { name: `${flag} ${name}` }).check();
  };
  // The keys go into the new name, and nothing is wrong with it before it is left.
  const unnamed = page.getByText('the attribute needs a name');
  await page.getByRole('button', { name: 'Add attribute' }).last().press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name new attribute' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await expect(page.getByText('There are changes that are not saved.')).toBeVisible();
  await expect(unnamed).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(unnamed).toBeVisible();
  await page.getByRole('button', { name: 'Remove the new attribute' }).click();
  await expect(unnamed).toHaveCount(0);
  await add('active', 'String');
  await expect(page.getByText("'active' is listed twice")).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Name active' }).last().fill('cost centres');
  await expect(page.getByText("'cost centres' is no SCIM attribute")).toBeVisible();
  await page.getByRole('textbox', { name: 'Name cost centres' }).fill(`${ACME}:costCentres`);
  await page.getByRole('checkbox', { name: `Multi-value? ${ACME}:costCentres` }).check();
  await page.getByRole('checkbox', { name: `Required? ${ACME}:costCentres` }).check();
  await add(`${ACME}:level`, 'Integer', 'Exact case?');
  await add(`${ACME}:buddy`, 'Reference');
  await page.getByRole('combobox', { name: `Referenced object ${ACME}:buddy` }).selectOption('User');

  await page.getByRole('button', { name: 'Back to the mappings' }).click();
  const map = async (target: string, fill: (dialog: Locator) => Promise<void>) => {
    await page.getByRole('button', { name: 'Add new mapping' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add attribute mapping' });
    await fill(dialog);
    await dialog.getByRole('combobox', { name: 'Target attribute' }).fill(target.slice(target.lastIndexOf(':') + 1));
    await page.getByRole('option', { name: target }).click();
    await dialog.getByRole('button', { name: 'OK' }).click();
  };
  await map(`${ACME}:costCentres`, (dialog) => dialog.getByRole('combobox', { name: 'Source attribute' }).fill('city'));
  await map(`${ACME}:level`, async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Mapping type' }).click();
    await page.getByRole('option', { name: 'Constant' }).click();
    await dialog.getByRole('textbox', { name: 'Constant value' }).fill('7');
  });
  await save(page);

  await page.reload();
  const row = page.getByRole('table', { name: 'Attribute mappings' }).getByRole('row', { name: /costCentres/ });
  await expect(row).toContainText('required');
  await page.getByRole('link', { name: 'Provision on demand' }).click();
  await choosePerson(page, page.getByRole('combobox', { name: 'Select a user or group' }), displayName);
  await page.getByRole('button', { name: 'Provision', exact: true }).click();
  const modified = page.getByRole('table', { name: 'Modified attributes' });
  await expect(modified.getByRole('row', { name: /:level/ })).toContainText('7');
});

test('the builder completes, marks a mistake with its place, and gives the result step by step (P-601, P-604)', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { displayName, givenName, surname } = await someoneAssigned(simulator.address);
  await page.getByRole('link', { name: 'Expression builder' }).click();
  const expression = page.getByRole('textbox', { name: 'Expression' });
  await expression.click();
  await page.keyboard.type('Join(" ", ToU');
  await expect(page.getByRole('option', { name: 'ToUpper' })).toBeVisible();
  // In the moment in which the list appears it takes no key, so that nobody accepts by mistake.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.type('[giv');
  await page.getByRole('option', { name: '[givenName]' }).click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(', [surnam');
  await expect(page.getByText("Error: there is no source attribute 'surnam'; did you mean 'surname'?")).toContainText(
    '(line 1, column 33)',
  );
  await expect(page.locator('.cm-lintRange-error')).toHaveText('[surnam]');
  await expect(page.getByRole('button', { name: 'Use in mapping' })).toBeDisabled();
  await write(expression, 'Join(" ", ToUpper([givenName]), [surname])');
  await expect(page.getByText('No mistakes found.')).toBeVisible();

  await choosePerson(page, page.getByRole('combobox', { name: 'Test with a user' }), displayName);
  await expect(page.getByRole('status', { name: 'Expression output' })).toHaveText(
    `${givenName.toUpperCase()} ${surname}`,
  );
  const steps = page.getByRole('list', { name: 'Step by step' }).getByRole('listitem');
  await expect(steps).toHaveCount(4);
  await expect(steps.nth(1)).toContainText(`ToUpper([givenName])${givenName.toUpperCase()}`);

  await page.getByRole('combobox', { name: 'Use this expression in' }).click();
  await page.getByRole('option', { name: 'name.familyName' }).click();
  await page.getByRole('button', { name: 'Use in mapping' }).click();
  await expect(page.getByRole('row', { name: /name\.familyName/ })).toContainText(
    'Join(" ", ToUpper([givenName]), [surname])',
  );
});

test('scoping filters tell how many pass, and for a chosen user which clause decided (P-701 to P-706, S-03)', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { displayName, department } = await someoneAssigned(simulator.address);
  await page.getByRole('link', { name: 'Attribute mapping' }).click();
  await page.getByRole('link', { name: 'Provision Microsoft Entra ID Users' }).click();
  await page.getByRole('link', { name: 'All records' }).click();
  const result = page.getByRole('region', { name: 'Who passes' });
  await expect(result).toContainText('30 of 30 users pass');

  await page.getByRole('button', { name: 'Add scoping filter' }).last().click();
  const first = page.getByRole('region', { name: 'Filter 1' });
  // A name that isn't in the list stays as it was typed, and is called unknown.
  const attribute = first.getByRole('combobox', { name: 'Attribute name' });
  for (const key of ['Tab', 'Enter']) {
    await attribute.fill('');
    await attribute.pressSequentially('extension_abc_costCenter');
    await expect(page.getByRole('option')).toHaveCount(0);
    await attribute.press(key);
    await expect(attribute).toHaveValue('extension_abc_costCenter');
  }
  await expect(first).toContainText('There is no source attribute');
  await attribute.fill('');
  await attribute.pressSequentially('department');
  await page.getByRole('option', { name: 'department', exact: true }).click();
  await expect(attribute).toHaveValue('department');
  await first.getByRole('textbox', { name: 'Value' }).fill('Nowhere');
  await expect(result).toContainText('0 of 30 users pass');
  await expect(result).toContainText('would leave the scope and be deprovisioned');
  await choosePerson(page, result.getByRole('combobox', { name: 'Check a user' }), displayName);
  await expect(result.getByRole('status')).toContainText(`${displayName} is out of scope`);
  await expect(result.getByRole('status')).toContainText('Decided by: department EQUALS Nowhere');

  await first.getByRole('button', { name: 'Add clause' }).click();
  await first.getByRole('combobox', { name: 'Operator' }).last().click();
  await page.getByRole('option', { name: 'NOT REGEX MATCH' }).click();
  await first.getByRole('textbox', { name: 'Value' }).last().fill('(');
  await expect(first).toContainText("can't be used");
  await first.getByRole('textbox', { name: 'Value' }).last().fill('^Nowhere$');
  await page.getByRole('button', { name: 'Add scoping filter' }).click();
  const second = page.getByRole('region', { name: 'Filter 2' });
  await second.getByRole('textbox', { name: 'Value' }).fill(department);
  await expect(result.getByRole('status')).toContainText(`${displayName} is in scope`);
  await expect(result.getByRole('status')).toContainText(`Decided by: department EQUALS ${department}`);
  await second.getByRole('textbox', { name: 'Scoping filter title' }).fill('One department');
  // A filter that says nothing would keep everybody out (P-702).
  const saveButton = page.getByRole('button', { name: 'Save', exact: true });
  const titled = page.getByRole('region', { name: 'One department' });
  await titled.getByRole('textbox', { name: 'Value' }).fill('');
  await expect(titled).toContainText('EQUALS needs a value to compare with.');
  await expect(saveButton).toBeDisabled();
  await titled.getByRole('textbox', { name: 'Value' }).fill(department);
  await expect(saveButton).toBeEnabled();
  await first.getByRole('textbox', { name: 'Scoping filter title' }).fill('');
  await expect(page.getByText('A filter needs a title.')).toBeVisible();
  await expect(saveButton).toBeDisabled();
  await first.getByRole('textbox', { name: 'Scoping filter title' }).fill('Nowhere');
  await save(page);
  await page.getByRole('button', { name: 'Back to the mappings' }).click();
  await expect(page.getByRole('link', { name: '2 scoping filters' })).toBeVisible();
});

test('what another tab has saved meanwhile is said, and what was changed here is put on it', async ({
  page,
  simulator,
}) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  const address = `${simulator.address}/applications/${servicePrincipalId}/mapping/users`;
  const other = await page.context().newPage();
  const [mine, theirs] = ['phoneNumbers[type eq "work"].value', 'phoneNumbers[type eq "mobile"].value'];
  await page.goto(address);
  await other.goto(address);
  await drop(page, mine);
  await drop(other, theirs);
  await save(other);
  await expect(page.getByText('The stored mapping has changed')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Put my changes on it' }).click();
  await expect(page.getByText('The stored mapping has changed')).toHaveCount(0);
  await save(page);
  for (const tab of [page, other]) {
    await expect(tab.getByRole('row', { name: 'active' })).toBeVisible();
    await expect(tab.getByRole('row', { name: 'phoneNumbers' })).toHaveCount(0);
  }
});

test('a tab that has not heard yet what another has saved reads before it writes', async ({ page, simulator }) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  const address = `${simulator.address}/applications/${servicePrincipalId}/mapping/users`;
  // Connected, but what happens arrives late: here never.
  await page.addInitScript(`
    window.EventSource = class {
      constructor() { setTimeout(() => this.onopen()); }
      addEventListener() {}
      close() {}
    };
  `);
  await page.goto(address);
  await drop(page, 'phoneNumbers[type eq "work"].value');
  const other = await page.context().newPage();
  await other.goto(address);
  await drop(other, 'phoneNumbers[type eq "mobile"].value');
  await save(other);
  await expect(page.getByText('The stored mapping has changed')).toHaveCount(0);
  await askToSave(page);
  await expect(page.getByText('The stored mapping has changed')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('row', { name: 'phoneNumbers[type eq "work"].value' })).toBeVisible();
  await page.getByRole('button', { name: 'Put my changes on it' }).click();
  await save(page);
  await other.reload();
  await expect(other.getByRole('row', { name: 'active' })).toBeVisible();
  await expect(other.getByRole('row', { name: 'phoneNumbers' })).toHaveCount(0);
});

test('a schema with mistakes lists all of them by JSON path and changes nothing; a good one is taken over, and leaving warns (P-533, G-64)', async ({
  page,
  simulator,
}) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  const read = async () => {
    const jobs = `${simulator.address}/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs`;
    const { value } = (await (await fetch(jobs)).json()) as { value: { id: string }[] };
    return (await fetch(`${jobs}/${value[0]?.id}/schema`)).text();
  };
  const before = await read();
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/mapping/schema`);
  const file = (text: string) => ({ name: 'schema.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const choose = async (text: string) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('toolbar').getByRole('button', { name: 'Import a file' }).click();
    await (await chooser).setFiles(file(text));
  };
  await choose('{ "synchronizationRules": [');
  await expect(page.getByText('This is no JSON:')).toBeVisible();

  const wrong = before
    .replace('"targetAttributeName":"userName"', '"targetAttributeName":"userNam"')
    .replace('Coalesce([surname]', 'Coalesse([surname]')
    .replace('"name":"Coalesce"', '"name":"Coalesse"');
  await choose(wrong);
  const problems = page.getByRole('list', { name: 'What keeps this from being saved' }).getByRole('listitem');
  await expect(
    problems.filter({ hasText: "the target has no attribute 'userNam'; did you mean 'userName'?" }),
  ).toBeVisible();
  await expect(problems.filter({ hasText: "There is no function 'Coalesse'. Did you mean Coalesce?" })).toBeVisible();
  await expect(problems.filter({ hasText: "'userName' is required by the application" })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Discard', exact: true })).toBeDisabled();
  expect(await read()).toBe(before);

  // A part of a schema is completed with what is stored (G-63, G-65).
  const { directories: _directories, ...part } = JSON.parse(before) as { directories: unknown };
  await choose(JSON.stringify(part).replace('Provision Microsoft Entra ID Users', 'People'));
  await expect(problems).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to the mappings' }).click();
  await expect(page.getByRole('link', { name: 'People' })).toBeVisible();
  await expect(page.getByText('There are changes that are not saved.')).toBeVisible();
  const question = page.waitForEvent('dialog');
  const leaving = page.reload({ timeout: 5_000 }).catch(() => null);
  const dialog = await question;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByRole('button', { name: 'Discard the changes' }).click();
  await expect(page.getByRole('link', { name: 'Provision Microsoft Entra ID Users' })).toBeVisible();
  expect(await read()).toBe(before);
});

interface Someone {
  displayName: string;
  givenName: string;
  surname: string;
  department: string;
  userPrincipalName: string;
}

/** A user who is assigned directly, with a name that is told apart from its capitals. */
async function someoneAssigned(address: string): Promise<Someone> {
  const get = async <T>(path: string) => (await (await fetch(`${address}${path}`)).json()) as T;
  const { servicePrincipalId } = await readIds(address);
  const { value } = await get<{ value: { principalType: string; principalId: string }[] }>(
    `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`,
  );
  for (const { principalId } of value.filter(({ principalType }) => principalType === 'User')) {
    const fields = 'displayName,givenName,surname,department,userPrincipalName';
    const user = await get<Someone>(`/v1.0/users/${principalId}?$select=${fields}`);
    if (/^[A-Za-z]+$/.test(user.givenName) && user.department) return user;
  }
  throw new Error('Nobody fits.');
}

/** The name is pasted, not typed: that opens the list as well. */
async function choosePerson(page: Page, picker: Locator, displayName: string): Promise<void> {
  await picker.fill(displayName);
  await page.getByRole('option', { name: displayName }).click();
}

/** Replaces what stands in an editor. */
async function write(editor: Locator, text: string): Promise<void> {
  await editor.press('ControlOrMeta+a');
  await editor.fill(text);
}

async function drop(page: Page, target: string): Promise<void> {
  await page.getByRole('button', { name: `Delete the mapping of ${target}` }).click();
  await expect(page.getByRole('row', { name: target })).toHaveCount(0);
}

async function askToSave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('alertdialog', { name: 'Save the mapping?' }).getByRole('button', { name: 'Yes' }).click();
}

async function save(page: Page): Promise<void> {
  await askToSave(page);
  await expect(page.getByText('The mapping has been saved').first()).toBeVisible();
}
