import { chromium as browsers, expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { account, chromium, serverUrl, sessionFile } from './support/env';
import { run, tryRun } from './support/shell';
import { copied, create, done, newToken } from './support/tokens';

test.use({ storageState: sessionFile });

test('a token is made, used as shown, switched off and on, and deleted', async ({ page }) => {
  const dialog = await newToken(page, 'API', '');
  await dialog.getByRole('button', { name: 'Create Token' }).click();
  await expect(dialog.getByText('Give the token a name.')).toBeVisible();
  await expect(dialog.getByText('Grant at least one scope.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Token Name').fill('Inventory');
  await dialog.getByLabel('host: get').check();
  await dialog.getByLabel('Allowed IP Addresses').fill('127.0.0.0/8, nonsense');
  await dialog.getByRole('button', { name: 'Create Token' }).click();
  await expect(dialog.getByLabel('Allowed IP Addresses')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Allowed IP Addresses').fill('127.0.0.0/8');
  const { key, secret } = await create(dialog);
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await page.evaluate(() => history.back());
  await expect(dialog.getByText('Token created: Inventory')).toBeVisible();
  await expectAccessible(page);
  const command = (await copied(page, 'Command 1')).replace(key, `${key}:${secret} -fsS`);
  await done(dialog);
  expect(JSON.parse(run(command)).hosts[0]).toHaveProperty('total_packages');
  const row = page.getByRole('row', { name: /Inventory/ });
  await row.getByRole('button', { name: 'Disable Inventory' }).click();
  await expect(row.getByText('Switched off')).toBeVisible();
  expect(tryRun(command).output).toContain('401');
  await row.getByRole('button', { name: 'Enable Inventory' }).click();
  await expect(row.getByText('Active')).toBeVisible();
  run(command);
  await row.getByRole('button', { name: 'Delete Inventory' }).click();
  await page.getByRole('textbox', { name: 'Type Inventory to confirm' }).fill('Inventory');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  expect(tryRun(command).output).toContain('401');
});

test('a change of scopes and addresses counts from the next request', async ({ page }) => {
  const dialog = await newToken(page, 'API', 'Script');
  await dialog.getByLabel('host: get').check();
  const { key, secret } = await create(dialog);
  const command = (await copied(page, 'Command 1')).replace(key, `${key}:${secret} -sS`);
  await done(dialog);
  await page.getByRole('button', { name: 'Edit Script' }).click();
  const edit = page.getByRole('dialog');
  await edit.getByLabel('host: get').uncheck();
  await edit.getByLabel('host: delete').check();
  await edit.getByRole('button', { name: 'Save token' }).click();
  await expect(page.getByText('host:delete')).toBeVisible();
  expect(run(command)).toContain('does not have permission to get host');
  await page.getByRole('button', { name: 'Edit Script' }).click();
  await edit.getByLabel('Allowed IP Addresses').fill('192.0.2.7');
  await edit.getByRole('button', { name: 'Save token' }).click();
  await expect(page.getByText('192.0.2.7')).toBeVisible();
  expect(run(command)).toContain('IP address not allowed');
});

test('a key for GetHomepage comes with its widget', async ({ page }) => {
  await page.goto('/settings/integrations?tab=gethomepage');
  await page.getByRole('button', { name: 'New API Key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Token Name').fill('Widget');
  await create(dialog);
  await dialog.getByRole('button', { name: 'Copy Config' }).click();
  const config = await page.evaluate(() => navigator.clipboard.readText());
  const encoded = dialog.getByLabel('Base64 Encoded Credentials', { exact: true });
  expect(config).toContain(`Authorization: Basic ${await encoded.textContent()}\n`);
  expect(run(`curl -fsS ${/icon: (\S+)/.exec(config)?.[1]}`)).toContain('<svg');
  await expectAccessible(page);
  expect(JSON.parse(run(await copied(page, 'Usage Examples')))).toHaveProperty('top_os_1_name');
  await done(dialog);
  await expect(page.getByRole('row', { name: /Widget/ }).getByText('Active')).toBeVisible();
});

test('the configuration is copied on a page without TLS, too', async () => {
  // Loopback counts as safe; under a name of its own the page has no clipboard.
  const { port } = new URL(serverUrl);
  const browser = await browsers.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP patchmon.test 127.0.0.1'],
  });
  const page = await browser.newPage();
  await page.goto(`http://patchmon.test:${port}/settings/integrations?tab=gethomepage`);
  await page.getByLabel('User name or e-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'New API Key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Token Name').fill('Plain');
  await create(dialog);
  expect(await page.evaluate(() => 'clipboard' in navigator)).toBe(false);
  await dialog.getByRole('button', { name: 'Copy Config' }).click();
  await expect(dialog.getByRole('button', { name: /^Copied/ })).toBeVisible();
  await done(dialog);
  await page.getByRole('button', { name: 'New API Key' }).click();
  const field = dialog.getByLabel('Allowed IP Addresses');
  await field.focus();
  await page.keyboard.press('Control+v');
  await expect(field).toHaveValue(/^- PatchMon:.*total_hosts/);
  await browser.close();
});
