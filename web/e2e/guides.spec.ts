import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { sessionFile } from './support/env';
import { run } from './support/shell';
import { copied, create, done } from './support/tokens';

test.use({ storageState: sessionFile });

for (const tab of ['tokens', 'gethomepage', 'ansible', 'agents']) {
  test(`the tab ${tab} is accessible in both schemes and fits a phone`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/settings/integrations?tab=${tab}`);
    await expect(page.getByRole('heading', { name: 'Integrations' })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);
    await page.setViewportSize({ width: 380, height: 800 });
    await expectAccessible(page);
    const wider = () =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
    await expect.poll(wider).toBe(0);
  });
}

test('the guide for Ansible makes a token that may read what the inventory reads', async ({
  page,
}) => {
  await page.goto('/settings/integrations?tab=ansible');
  const inventory = await copied(page, 'Write patchmon_inventory.yml');
  const url = /^api_url: (\S+)$/m.exec(inventory)?.[1];
  await page.getByRole('button', { name: 'New Token for Ansible' }).click();
  const dialog = page.getByRole('dialog');
  await create(dialog);
  await expect(dialog.getByText('host:get', { exact: true })).toBeVisible();
  const environment = await copied(page, 'For Ansible');
  await done(dialog);
  const asked = `curl -fsS -u "$PATCHMON_API_KEY:$PATCHMON_API_SECRET" ${url}`;
  const answer = JSON.parse(run(`${environment}\n${asked}`));
  expect(answer.hosts[0]).toHaveProperty('host_groups');
});

test('the keyboard is enough to make a token', async ({ page }) => {
  await page.goto('/settings/integrations');
  await page.getByRole('button', { name: 'New Token' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Token Name')).toBeFocused();
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel('host: get')).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Token created: By keyboard')).toBeVisible();
  await dialog.getByLabel('I have stored the secret').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Edit By keyboard' })).toBeVisible();
});
