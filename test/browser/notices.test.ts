/**
 * What is written down about a job beside its entries: the audit log (P-1101), the outbox, and failures by code
 * (P-903); and what of it is downloaded.
 */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { expect, test } from './simulator.ts';

/** Clicks what downloads, and reads the file. */
async function download(page: Page, link: Locator): Promise<{ name: string; content: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: file.suggestedFilename(), content: await readFile(await file.path(), 'utf8') };
}

test('a quarantine is found in the audit log by its activity, and its mail in the outbox, in full', async ({
  page,
  simulator,
}) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const { value } = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
    value: { servicePrincipalId: string }[];
  };
  const id = value[0]?.servicePrincipalId;
  await fetch(`${simulator.address}/control/applications/${id}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ effect: { kind: 'status', status: 401 } }),
  });
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(page.getByText('Provisioning has been quarantined').first()).toBeVisible();

  await page.getByRole('link', { name: 'Audit logs' }).click();
  const audit = page.getByRole('grid', { name: 'Audit log entries' });
  await expect(page.getByRole('button', { name: /^Target:/ })).toContainText('Sign In Enterprise');
  await page.getByRole('button', { name: /^Activity:/ }).click();
  await page.getByRole('menuitemradio', { name: 'Quarantine', exact: true }).click();
  await expect(page).toHaveURL(/activity=Quarantine/);
  await expect(audit.getByRole('row').filter({ hasText: 'Enable/start' })).toHaveCount(0);
  await audit.getByRole('row').filter({ hasText: 'Quarantine' }).first().click();
  await expect(page.getByRole('main').getByRole('region', { name: 'Quarantine' })).toContainText(
    'EncounteredQuarantineException',
  );

  await page.getByRole('button', { name: /^Category:/ }).click();
  await page.getByRole('menuitemradio', { name: 'ProvisioningManagement', exact: true }).click();
  await page.getByRole('button', { name: /^Date:/ }).click();
  await page.getByRole('menuitemradio', { name: 'Last 24 hours' }).click();
  await expect(page).toHaveURL(/date=24h/);
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const json = page.getByRole('menuitem', { name: 'JSON', exact: true });
  await expect(json).toHaveAttribute('href', /category=ProvisioningManagement&activity=Quarantine&from=\d/);
  const { name, content } = await download(page, json);
  expect(name).toBe('AuditLogs.json');
  const written = JSON.parse(content) as { activityDisplayName: string; targetResources: { id: string }[] }[];
  expect(written.length).toBeGreaterThan(0);
  expect(new Set(written.map(({ activityDisplayName }) => activityDisplayName))).toEqual(new Set(['Quarantine']));
  expect(written[0]?.targetResources[0]?.id).toBe(id);

  await page.getByRole('link', { name: 'Outbox' }).click();
  const outbox = page.getByRole('grid', { name: 'Notifications' });
  await outbox.getByRole('row').filter({ hasText: 'error while synchronizing' }).click();
  await expect(page.getByText('Provisioning to Sign In Enterprise is in quarantine.')).toBeVisible();
  await expect(page.getByText('Kept here').first()).toBeVisible();
});

test('failures are filtered by their code, kept in the address', async ({ page, simulator }) => {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const call = async <T>(path: string, method = 'GET', body?: object) => {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(simulator.address + path, { method, ...(body ? json : {}) });
    return (answer.status === 204 ? null : await answer.json()) as T;
  };
  const { value } = await call<{ value: { servicePrincipalId: string }[] }>('/control/applications');
  const id = value[0]?.servicePrincipalId;
  const assigned = await call<{ value: { principalType: string; principalId: string }[] }>(
    `/v1.0/servicePrincipals/${id}/appRoleAssignedTo`,
  );
  const user = assigned.value.find(({ principalType }) => principalType === 'User');
  await call(`/control/applications/${id}/faults`, 'POST', {
    effect: { kind: 'status', status: 409 },
    operations: ['update'],
  });
  await call(`/v1.0/users/${user?.principalId}`, 'PATCH', { department: 'Research and Play' });
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(page.getByRole('heading', { name: 'Incremental cycle completed, some objects failed' })).toBeVisible();

  await page.getByRole('link', { name: 'Provisioning logs' }).click();
  await page.getByRole('button', { name: /^Error code:/ }).click();
  const code = page.getByRole('menuitemcheckbox');
  await expect(code).toHaveText(/^SystemForCrossDomainIdentityManagement/);
  await code.click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/error=SystemForCrossDomainIdentityManagement/);
  const rows = page.getByRole('grid', { name: 'Provisioning log entries' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Failure' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Success' })).toHaveCount(0);
  await rows.filter({ hasText: 'Failure' }).click();
  await page.getByRole('tab', { name: 'Troubleshooting & Recommendations' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Recommended action');
  await expect(page.getByRole('tabpanel').getByRole('link', { name: 'Attribute mapping' })).toBeVisible();

  await page.getByRole('tab', { name: 'HTTP' }).click();
  const har = await download(page, page.getByRole('link', { name: 'Download HAR' }));
  expect(har.name).toMatch(/^entry-[\da-f-]+\.har$/);
  const { log } = JSON.parse(har.content) as { log: { version: string; entries: { response: { status: number } }[] } };
  expect(log.version).toBe('1.2');
  expect(log.entries.map(({ response }) => response.status)).toContain(409);
});
