/**
 * No screen breaks a rule of WCAG 2.2 AA that axe can see, in light and in dark, or has the browser complain; a
 * picture of each in both is kept in test-results/screens. One server and one page for all of them: what a theme changes is colours alone, so the
 * dark one is checked for its contrast only.
 */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { readIds, screens } from './screens.ts';
import { expect, test } from './simulator.ts';

const pictures = join(import.meta.dirname, '../../test-results/screens');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violations(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // Fluent's focus sentinels hand focus on the moment they get it, so nobody ever stands on one. The page has no
  // frames, which spares axe a second page.
  const axe = new AxeBuilder({ page }).exclude('[data-tabster-dummy]').setLegacyMode();
  const found = await choose(axe).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Until the colours have stopped changing: a spinner, which turns for ever, isn't waited for. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
  })()`);
}

test('every screen passes axe, in light and in dark, and the browser complains of none', async ({
  page,
  simulator,
}) => {
  // A slow machine takes up to half a minute for a screen in both themes.
  test.setTimeout(screens.length * 30_000);
  await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const ids = await readIds(simulator.address);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  for (const { name, address } of screens) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(simulator.address + address(ids));
    await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
    await expect(page.getByLabel('Loading'), name).toHaveCount(0);
    await page.screenshot({ path: join(pictures, `${name}-light.png`), animations: 'disabled' });
    expect.soft(await violations(page, (axe) => axe.withTags(rules)), `${name} in light`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await settle(page);
    await page.screenshot({ path: join(pictures, `${name}-dark.png`), animations: 'disabled' });
    expect.soft(await violations(page, (axe) => axe.withRules('color-contrast')), `${name} in dark`).toEqual([]);
    expect.soft(complaints.splice(0), name).toEqual([]);
  }
});
