import { expect, request, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { serverUrl, sessionFile } from './support/env';

test.use({ storageState: sessionFile });

/** Asks with a credential alone, without the session of the page. */
async function statusWith(encoded: string, path: string): Promise<number> {
  const program = await request.newContext({
    baseURL: serverUrl,
    storageState: { cookies: [], origins: [] },
    extraHTTPHeaders: { authorization: `Basic ${encoded}` },
  });
  const answer = await program.get(path);
  await program.dispose();
  return answer.status();
}

test('a token is made, used, switched off and deleted', async ({ page }) => {
  await page.goto('/settings/integrations');
  await page.getByRole('button', { name: 'New Token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create Token' }).click();
  await expect(dialog.getByText('Grant at least one scope.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Token Name').fill('Inventory');
  await dialog.getByLabel('host: get').check();
  await dialog.getByLabel('Allowed IP Addresses').fill('127.0.0.0/8, nonsense');
  await dialog.getByRole('button', { name: 'Create Token' }).click();
  await expect(dialog.getByLabel('Allowed IP Addresses')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Allowed IP Addresses').fill('127.0.0.0/8');
  await dialog.getByRole('button', { name: 'Create Token' }).click();
  await expect(dialog.getByText('Token created: Inventory')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await expect(dialog.getByLabel('Token Secret', { exact: true })).toHaveText(/^[0-9a-f]{64}$/);
  await expect(dialog.getByLabel('Token Key', { exact: true })).toHaveText(
    /^patchmon_ae_[0-9a-f]{32}$/,
  );
  await expectAccessible(page);
  const key = await dialog.getByLabel('Token Key', { exact: true }).textContent();
  const secret = await dialog.getByLabel('Token Secret', { exact: true }).textContent();
  const encoded = Buffer.from(`${key}:${secret}`).toString('base64');
  await dialog.getByLabel('I have stored the secret').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const hosts = '/api/v1/api/hosts?include=stats';
  expect(await statusWith(encoded, hosts)).toBe(200);
  const row = page.getByRole('row', { name: /Inventory/ });
  await expect(row.getByText('Active')).toBeVisible();
  await row.getByRole('button', { name: 'Disable Inventory' }).click();
  await expect(row.getByText('Switched off')).toBeVisible();
  expect(await statusWith(encoded, hosts)).toBe(401);
  await row.getByRole('button', { name: 'Delete Inventory' }).click();
  await page.getByRole('textbox', { name: 'Type Inventory to confirm' }).fill('Inventory');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
});

test('a key for GetHomepage comes with its widget', async ({ page }) => {
  await page.goto('/settings/integrations?tab=gethomepage');
  await page.getByRole('button', { name: 'New API Key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Token Name').fill('Widget');
  await dialog.getByRole('button', { name: 'Create Token' }).click();
  await dialog.getByRole('button', { name: 'Copy Config' }).click();
  const config = await page.evaluate(() => navigator.clipboard.readText());
  const encoded = await dialog
    .getByLabel('Base64 Encoded Credentials', { exact: true })
    .textContent();
  expect(config).toContain(`Authorization: Basic ${encoded}\n`);
  await expectAccessible(page);
  expect(await statusWith(encoded ?? '', '/api/v1/gethomepage/stats')).toBe(200);
  await dialog.getByLabel('I have stored the secret').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Widget/ }).getByText('Active')).toBeVisible();
});
