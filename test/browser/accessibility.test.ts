/** No screen breaks a rule of WCAG 2.2 AA that axe can see, in light and in dark; a picture of each is kept. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './simulator.ts';

const screens = ['overview', 'connectivity', 'logs', 'target', 'users-and-groups'] as const;
const tenantScreens = ['applications', 'tenant/users', 'tenant/groups'] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('every screen passes axe', async ({ page, simulator }, testInfo) => {
      test.setTimeout(300_000);
      await expect(page.getByRole('heading', { name: 'Initial cycle completed' })).toBeVisible();
      const { value } = (await (await fetch(`${simulator.address}/control/applications`)).json()) as {
        value: { servicePrincipalId: string }[];
      };
      const addresses = [
        ...screens.map((screen) => `applications/${value[0]?.servicePrincipalId}/${screen}`),
        ...tenantScreens,
      ];
      for (const address of addresses) {
        await page.goto(`${simulator.address}/${address}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForTimeout(500);
        await page.screenshot({ path: testInfo.outputPath(`${address.split('/').pop()}-${colorScheme}.png`) });
        const { violations } = await new AxeBuilder({ page })
          // Fluent's focus sentinels hand focus on the moment they get it, so nobody ever stands on one.
          .exclude('[data-tabster-dummy]')
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        const found = violations.map(({ id, nodes }) => `${address}: ${id}: ${nodes[0]?.target.join(' ')}`);
        expect(found).toEqual([]);
      }
    });
  });
}
