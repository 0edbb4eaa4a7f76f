/** The page in a window of 400 pixels: the menu opens, leads somewhere and goes away again. */
import { expect, test } from './simulator.ts';

test.use({ viewport: { width: 400, height: 800 } });

test('at 400 px the menu opens, closes with Escape and leads to a page; Back returns', async ({ page, simulator }) => {
  expect(simulator.child.exitCode).toBeNull();
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  const menu = page.getByRole('navigation', { name: 'Main menu' });
  const open = page.getByRole('button', { name: 'Open the menu' });
  await expect(menu).toBeHidden();
  await open.click();
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(open).toBeFocused();
  await open.press('Enter');
  await menu.getByRole('link', { name: 'Provisioning logs' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Provisioning logs');
  await expect(menu).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Overview');
  const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(wider).toBe(0);
});
