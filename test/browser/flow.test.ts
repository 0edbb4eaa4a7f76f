/** The flow view: the figures of a cycle at its stations, the objects that came through, on the whole screen or not. */
import { readIds } from './screens.ts';
import { expect, test } from './simulator.ts';

/** Changes the department of an assigned user and runs a cycle; gives the user's name. */
async function provisionAnUpdate(address: string, servicePrincipalId: string, department: string): Promise<string> {
  const readJson = async (path: string) => (await fetch(`${address}${path}`)).json();
  const { value: assignments } = (await readJson(
    `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`,
  )) as { value: { principalType: string; principalId: string; principalDisplayName: string }[] };
  const user = assignments.find(({ principalType }) => principalType === 'User');
  await fetch(`${address}/v1.0/users/${user?.principalId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ department }),
  });
  const { value: applications } = (await readJson('/control/applications')) as { value: { jobIds: string[] }[] };
  await fetch(`${address}/control/jobs/${applications[0]?.jobIds[0]}/cycle`, { method: 'POST' });
  return user?.principalDisplayName ?? '?';
}

test('the stations count, a changed object is seen at once, and the view fills the screen', async ({
  page,
  simulator,
}) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/flow`);
  await expect(page.getByRole('status').filter({ hasText: 'Initial cycle completed' })).toBeVisible();
  const station = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(station('Tenant')).toContainText('30');
  await expect(station('Export')).toContainText('changes written');

  const name = await provisionAnUpdate(simulator.address, servicePrincipalId, 'Watched');
  const latest = page.getByRole('region', { name: 'Latest objects' }).getByRole('listitem');
  await expect(latest.filter({ hasText: name })).toContainText('updated');
  await expect(page.getByRole('status').filter({ hasText: 'Incremental cycle completed' })).toBeVisible();

  const button = page.getByRole('button', { name: 'Full screen' });
  await button.click();
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect(button).toBeVisible();
});

test('an object travels along the line and is gone when it has arrived, unless motion is reduced', async ({
  page,
  simulator,
}) => {
  const { servicePrincipalId } = await readIds(simulator.address);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto(`${simulator.address}/applications/${servicePrincipalId}/flow`);
  await expect(page.getByRole('status').filter({ hasText: 'Initial cycle completed' })).toBeVisible();
  const name = await provisionAnUpdate(simulator.address, servicePrincipalId, 'Watched');
  const stage = page.getByRole('region', { name: 'Objects on their way from the tenant to the target' });
  const traveller = stage.getByText(`${name} updated`);
  const place = async () => (await traveller.boundingBox())?.x ?? 0;
  await expect(traveller).toBeVisible();
  // What came in the cycle before doesn't set off once more.
  await expect(stage.getByText(/ created$/)).toHaveCount(0);
  const began = await place();
  await expect.poll(place).toBeGreaterThan(began + 100);
  await expect(traveller).toBeHidden();

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await provisionAnUpdate(simulator.address, servicePrincipalId, 'Watched in calm');
  const latest = page.getByRole('region', { name: 'Latest objects' }).getByRole('listitem');
  await expect(latest.filter({ hasText: name })).toContainText('updated');
  await expect(stage.getByText(name)).toHaveCount(0);
});

/** What moves in the flow view is an animation of the browser's; one that runs is drawn sixty times a second. */
const RUNNING = "document.getAnimations().filter(({ playState }) => playState === 'running').length";

for (const [drawnBy, card, moves] of [
  ['a graphics card moves smoothly', 'A graphics card', 1],
  ['the processor moves once a second', 'SwiftShader', 0],
] as const) {
  test(`what is drawn by ${drawnBy}`, async ({ page, simulator }) => {
    const { servicePrincipalId } = await readIds(simulator.address);
    // Only the answer to which card there is: none of the machines that run this has one.
    await page.addInitScript(`
      const made = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, options) {
        if (kind !== 'webgl') return made.call(this, kind, options);
        return { getExtension: () => null, getParameter: () => '${card}' };
      };
    `);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.goto(`${simulator.address}/applications/${servicePrincipalId}/flow`);
    await expect(page.getByRole('status').filter({ hasText: 'Initial cycle completed' })).toBeVisible();
    const name = await provisionAnUpdate(simulator.address, servicePrincipalId, 'Drawn');
    const stage = page.getByRole('region', { name: 'Objects on their way from the tenant to the target' });
    const traveller = stage.getByText(`${name} updated`);
    await expect(traveller).toBeVisible();
    await expect.poll(() => page.evaluate(RUNNING)).toBe(moves);
    await expect(traveller).toBeHidden();
  });
}
