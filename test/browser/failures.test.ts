/** What can't be read is said in its place, with its reason, and is asked for again. */
import type { Page } from 'playwright/test';
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

/** Lets a path fail; what it returns lets it work again. */
async function fail(page: Page, path: RegExp): Promise<() => Promise<void>> {
  await page.route(path, (route) =>
    route.fulfill({ status: 500, json: { error: { code: 'Broken', message: 'The disk is full.' } } }),
  );
  return () => page.unroute(path);
}

async function failsAndComesBack(
  page: Page,
  failing: RegExp,
  address: string,
  title: string,
  then?: () => Promise<void>,
) {
  const mend = await fail(page, failing);
  await page.goto(address);
  await then?.();
  const notice = page
    .getByRole('group')
    .filter({ hasText: `${title} The disk is full.` })
    .first();
  await expect(notice).toBeVisible();
  await mend();
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(title)).toHaveCount(0);
}

test('the flow view, the members to choose from, assignments and roles say when they could not be read', async ({
  page,
  simulator,
}) => {
  const { servicePrincipalId, userId, groupId } = await readIds(simulator.address);
  const application = `${simulator.address}/applications/${servicePrincipalId}`;
  await failsAndComesBack(
    page,
    /\/control\/jobs\/[^/]+$/,
    `${application}/flow`,
    'Some of what is shown here could not be read.',
  );
  await failsAndComesBack(
    page,
    /\/appRoleAssignedTo/,
    `${simulator.address}/tenant/users/${userId}`,
    'Whether it is assigned to Sign In Enterprise could not be read.',
  );
  await expect(page.getByRole('group', { name: 'Assignment to Sign In Enterprise' })).toBeVisible();
  await failsAndComesBack(
    page,
    /\/groups\/[^/]+\/members/,
    `${application}/on-demand?kind=Group&id=${groupId}`,
    'The members of the group could not be read.',
  );
  await expect(page.getByRole('combobox', { name: 'Members to provision with it' })).toBeVisible();
  const add = page.getByRole('button', { name: 'Add user/group' });
  await failsAndComesBack(
    page,
    /\/servicePrincipals\/[^/]+\?/,
    `${application}/users-and-groups`,
    'The roles of the application could not be read.',
  );
  await expect(add).toBeEnabled();
});

test('the outbox says when it is not known where notifications go, and a test message needs an application', async ({
  page,
  simulator,
}) => {
  await failsAndComesBack(
    page,
    /\/control\/notifications$/,
    `${simulator.address}/outbox`,
    'Where notifications go could not be read.',
  );
  await expect(page.getByText('No SMTP server is set: mail stays here.')).toBeVisible();

  // What a dialog asked for and didn't get is said in the dialog, until the next try.
  const mend = await fail(page, /\/control\/notifications\/test/);
  await page.getByRole('button', { name: 'Send a test message' }).click();
  const sending = page.getByRole('dialog');
  await sending.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(sending.getByRole('alert')).toContainText('The disk is full.');
  await expect(page.getByText('This did not work')).toHaveCount(1);
  await mend();
  await sending.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(sending).toHaveCount(0);
  await expect(page.getByText('This did not work')).toHaveCount(0);

  const { servicePrincipalId } = await readIds(simulator.address);
  await fetch(`${simulator.address}/v1.0/servicePrincipals/${servicePrincipalId}`, { method: 'DELETE' });
  await page.getByRole('button', { name: 'Send a test message' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('There is no application to send it for.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute('aria-disabled', 'true');
});
