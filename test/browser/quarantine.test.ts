/** Quarantine and the accidental deletion guard, met and answered as a person would (P-307, P-308). */
import type { Page } from 'playwright/test';
import type { Running } from '../cli/provsim.ts';
import { expect, test } from './simulator.ts';

interface Application {
  servicePrincipalId: string;
  jobIds: string[];
}

async function meet(page: Page, simulator: Running) {
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(simulator.address + path, { method, ...(body === undefined ? {} : json) });
    const text = await answer.text();
    return (text === '' ? null : JSON.parse(text)) as T;
  };
  const [application] = (await call<{ value: Application[] }>('GET', '/control/applications')).value;
  if (!application) throw new Error('There is no application.');
  return { call, id: application.servicePrincipalId, banner: page.getByText('Provisioning has been quarantined') };
}

test('a refused token quarantines: the page tells the rule, the exchange and the next try, and Start lifts it', async ({
  page,
  simulator,
}) => {
  const { call, id, banner } = await meet(page, simulator);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await call('POST', `/control/applications/${id}/faults`, { effect: { kind: 'status', status: 401 } });
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(banner.first()).toBeVisible();
  const details = page.getByRole('region', { name: 'Quarantine details' });
  await expect(details).toContainText('EncounteredQuarantineException');
  await expect(details).toContainText('quarantines at once');
  await expect(details.getByText(/\(in [56] h\)/)).toBeVisible();
  await expect(details).toContainText('A try that passes the connection check');
  await details.getByRole('button', { name: 'The exchange that failed' }).click();
  await expect(details.getByRole('button', { name: /GET.*401/ })).toBeVisible();
  const failed = page.getByRole('region', { name: 'Recent cycles' }).getByRole('listitem').first();
  await expect(failed).toContainText(/401/);
  await expect(failed).not.toContainText('nothing to do');
  await page.getByRole('link', { name: 'Applications' }).click();
  const row = page.getByRole('grid', { name: 'Applications' }).getByRole('row').filter({ hasText: 'cycle failed' });
  await expect(row).toContainText(/401/);
  await page.goBack();

  const charts = page.getByRole('region', { name: 'Cycles over time', exact: true }).first();
  const bands = charts.getByRole('img', { name: /^In quarantine from \d/ });
  await expect(bands).toHaveCount(2);
  // Each try that ends draws the charts anew, and what is drawn anew has no place for a moment.
  await expect(async () => {
    const [above, below] = await Promise.all((await bands.all()).map((band) => band.boundingBox()));
    expect(above?.height).toBeGreaterThan(100);
    expect(below).toMatchObject({ x: above?.x, width: above?.width, height: above?.height });
  }).toPass({ timeout: 15_000 });
  expect(complaints).toEqual([]);

  const axes = await charts.locator('svg > g[id^="xAxis"]').all();
  const [labels, labelsBelow] = await Promise.all(axes.map((axis) => axis.getByText(/\d/).allTextContents()));
  expect(labels?.length).toBeGreaterThan(3);
  expect(labels?.filter((label) => !/^(\d\d:\d\d|\d+ \w+)$/.test(label))).toEqual([]);
  expect(labelsBelow).toEqual(labels);
  await expect(charts.locator('svg > g[id^="yAxis"]').last()).toContainText('0 ms');
  const widthOf = async (percentile: string) =>
    Number(await charts.getByLabel(`${percentile}, line`).locator('line').first().getAttribute('stroke-width'));
  expect(await widthOf('p99')).toBeGreaterThan(await widthOf('p95'));

  await page.getByRole('link', { name: 'Flow', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'In quarantine' })).toBeVisible();
  await expect(page.getByText('refuses the credentials')).toBeVisible();
  await expect(page.getByText(/^Next try in 5:\d\d:\d\d of virtual time$/)).toBeVisible();
  await page.goBack();

  await call('DELETE', `/control/applications/${id}/faults`);
  await page.getByRole('button', { name: 'Start provisioning', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Incremental cycle completed' })).toBeVisible();
  await expect(banner).toHaveCount(0);
  await expect(details).toHaveCount(0);
});

test('a restart that would reset nothing is not offered; one of chosen parts is (E-201)', async ({
  page,
  simulator,
}) => {
  await meet(page, simulator);
  await page.getByRole('button', { name: 'Restart provisioning', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  const confirm = dialog.getByRole('button', { name: 'Restart', exact: true });
  await expect(confirm).toBeEnabled();
  for (const part of ['Watermark', 'Escrows', 'Quarantine'])
    await dialog.getByRole('checkbox', { name: part }).uncheck();
  await expect(confirm).toBeDisabled();
  await expect(dialog).toContainText('start provisioning instead');
  await dialog.getByRole('checkbox', { name: 'Watermark' }).check();
  const asked = page.waitForRequest(/\/restart$/);
  await confirm.click();
  expect((await asked).postDataJSON()).toEqual({ criteria: { resetScope: 'Watermark' } });
  await expect(page.getByText('Provisioning has been restarted').first()).toBeVisible();
});

test('scaled thresholds are pointed out before a quarantine, in it, and in the audit log (E-532)', async ({
  page,
  simulator,
}) => {
  const { call, id, banner } = await meet(page, simulator);
  const [job] = (await call<{ value: Application[] }>('GET', '/control/applications')).value[0]?.jobIds ?? [];
  const notice = page.getByText("The thresholds are those of the set 'scaled'");
  await expect(notice).toHaveCount(0);
  await call('PATCH', `/control/jobs/${job}/settings`, { thresholdSet: 'scaled' });
  await page.reload();
  await expect(notice).toBeVisible();

  const { value: users } = await call<{ value: { id: string }[] }>('GET', '/v1.0/users?$top=30');
  await call('POST', `/control/applications/${id}/faults`, {
    effect: { kind: 'status', status: 500 },
    operations: ['match', 'create', 'update', 'read'],
  });
  for (const user of users) await call('PATCH', `/v1.0/users/${user.id}`, { department: 'Research and Play' });
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(banner.first()).toBeVisible();
  await expect(notice).toBeVisible();
  const details = page.getByRole('region', { name: 'Quarantine details' });
  await expect(details).toContainText('EncounteredEscrowProportionThreshold');
  await expect(details).toContainText('from 5 failures on more than 40 %');

  await page.getByRole('link', { name: 'Audit logs' }).click();
  const rows = page.getByRole('grid', { name: 'Audit log entries' }).getByRole('row');
  await rows.filter({ hasText: 'Quarantine' }).first().click();
  const entry = page.getByRole('main').getByRole('region', { name: 'Quarantine' });
  await expect(entry).toContainText('thresholdSet');
  await expect(entry).toContainText('scaled');
});

test('deletions above the threshold are listed, rejected in vain while nothing is mended, and allowed (E-606 to E-608, E-610)', async ({
  page,
  simulator,
}) => {
  const { call, id, banner } = await meet(page, simulator);
  const secrets = `/v1.0/servicePrincipals/${id}/synchronization/secrets`;
  const { value } = await call<{ value: { key: string; value: string }[] }>('GET', secrets);
  const guard = { Enabled: true, Recipients: '', DeleteThresholdEnabled: true, DeleteThresholdValue: 1 };
  const others = value.filter(({ key }) => key !== 'SyncNotificationSettings');
  await call('PUT', secrets, {
    value: [...others, { key: 'SyncNotificationSettings', value: JSON.stringify(guard) }],
  });
  const path = `/v1.0/servicePrincipals/${id}/appRoleAssignedTo`;
  const assigned = await call<{ value: { id: string; principalType: string; principalDisplayName: string }[] }>(
    'GET',
    path,
  );
  const groups = assigned.value.filter(({ principalType }) => principalType === 'Group');
  for (const group of groups) await call('DELETE', `${path}/${group.id}`);
  await page.getByRole('button', { name: 'Run a cycle now' }).click();
  await expect(banner.first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Quarantine details' })).toContainText('TooManyDeletes');

  await page.getByRole('link', { name: 'View provisioning logs' }).click();
  const logged = page.getByRole('grid', { name: 'Provisioning log entries' }).getByRole('row');
  await expect(logged.filter({ hasText: groups[0]?.principalDisplayName ?? '?' })).toContainText('Staged');
  await page.goBack();

  await page.getByRole('button', { name: 'Reject deletes' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Bring these objects back into scope first');
  await dialog.getByRole('button', { name: 'Restart provisioning' }).click();
  await expect(page.getByText('Provisioning has been restarted').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Allow deletes' })).toBeVisible();

  await page.getByRole('button', { name: 'Allow deletes' }).click();
  const list = dialog.getByRole('list', { name: 'Objects held back' });
  await expect(list).toContainText(groups[0]?.principalDisplayName ?? '?');
  await expect(list).toContainText('would be disabled');
  await dialog.getByRole('button', { name: 'Yes' }).click();
  await expect(banner).toHaveCount(0);
  const content = await call<{ hostGroups: object[] }>('GET', `/control/sample-app/${id}`);
  expect(content.hostGroups).toEqual([]);

  const { total } = await call<{ total: number }>('GET', `/control/sample-app/${id}/hosts?active=true`);
  await page.getByRole('link', { name: 'Flow', exact: true }).click();
  const target = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Target' }) });
  await expect(target.getByText(String(total), { exact: true })).toBeVisible();
});
