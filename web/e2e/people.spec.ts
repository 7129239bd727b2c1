import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { account, sessionFile } from './support/env';

test.use({ storageState: sessionFile });
test.describe.configure({ mode: 'serial' });

const PASSWORD = 'a long enough word';
const NEW_PASSWORD = 'another long enough word';

async function open(page: Page, name: string) {
  await page.goto('/settings');
  await page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name, exact: true })
    .click();
}

/** What is done with somebody, from the menu of their line. */
async function doWith(page: Page, name: string, item: string): Promise<Locator> {
  await page.getByRole('button', { name: `What to do with ${name}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
  return page.getByRole('dialog');
}

async function signIn(page: Page, password: string) {
  await page.goto('/sign-in');
  await page.getByLabel('User name or e-mail').fill('kim');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a role of one permission is made, and changed', async ({ page }) => {
  await open(page, 'Roles');
  await expect(page.getByRole('row', { name: /^Manage users/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add role' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Package desk');
  await dialog.getByLabel('Short name').fill('package_desk');
  await dialog.getByRole('checkbox', { name: /View packages/ }).check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Role Package desk saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Edit role Package desk' }).click();
  await dialog.getByRole('checkbox', { name: /View users/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  const line = page.getByRole('row', { name: /^View users/ });
  await expect(line.getByRole('cell').nth(3)).toHaveText('yes');
});

test('a user with that role is made, and sees what it permits', async ({ page, browser }) => {
  await open(page, 'Users');
  await page.getByRole('button', { name: 'Add user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('User name').fill('kim');
  await dialog.getByLabel('E-mail').fill('kim@example.org');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByLabel('Role').selectOption({ label: 'Package desk' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add user' }).click();
  await expect(page.getByText('kim can sign in now.')).toBeVisible();
  await expect(page.getByRole('row', { name: /kim@example\.org/ })).toContainText('Package desk');
  await expectAccessible(page);

  const other = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const kim = await other.newPage();
  await signIn(kim, PASSWORD);
  await expect(kim).toHaveURL(/\/packages$/);
  const main = kim.getByRole('navigation', { name: 'Main' });
  await expect(main.getByRole('link', { name: /Packages/ })).toBeVisible();
  await expect(main.getByRole('link', { name: /Hosts/ })).toHaveCount(0);
  await expect(kim.getByRole('button', { name: 'Export' })).toHaveCount(0);
  await kim.goto('/hosts');
  await expect(kim.getByText(/needs the permission “View hosts”/)).toBeVisible();
  await kim.goto('/settings');
  await expect(kim.getByRole('row', { name: /kim@example\.org/ })).toBeVisible();
  await expect(kim.getByRole('button', { name: /What to do with/ })).toHaveCount(0);
  await other.close();
});

test('search and filters of the users live in the address', async ({ page }) => {
  await open(page, 'Users');
  await page.getByRole('searchbox').fill('kim');
  await expect(page).toHaveURL(/search=kim/);
  await page.reload();
  await expect(page.getByRole('row', { name: /kim@example\.org/ })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(account.email) })).toHaveCount(0);
  await page.getByLabel('Account', { exact: true }).selectOption({ label: 'Switched off' });
  await expect(page.getByText('No user matches these 2 filters.')).toBeVisible();
});

test('another password, switching off, and the role in use', async ({ page, browser }) => {
  await open(page, 'Users');
  let dialog = await doWith(page, 'kim', 'Reset password');
  await dialog.getByLabel('New password').fill(NEW_PASSWORD);
  await dialog.getByRole('button', { name: 'Reset password' }).click();
  await expect(page.getByText('kim has another password.')).toBeVisible();
  await doWith(page, 'kim', 'Switch off');
  await expect(page.getByText('kim cannot sign in any more.')).toBeVisible();

  const other = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const kim = await other.newPage();
  await signIn(kim, NEW_PASSWORD);
  await expect(kim.getByRole('alert')).toBeVisible();
  await doWith(page, 'kim', 'Switch on');
  await expect(page.getByText('kim can sign in again.')).toBeVisible();
  await signIn(kim, NEW_PASSWORD);
  await expect(kim).toHaveURL(/\/packages$/);
  await other.close();

  await open(page, 'Roles');
  await page.getByRole('button', { name: 'Delete role Package desk' }).click();
  dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 user has the role Package desk.')).toBeVisible();
});

test('user and role are deleted, and the audit log tells of it', async ({ page }) => {
  await open(page, 'Users');
  let dialog = await doWith(page, 'kim', 'Delete user');
  await dialog.getByRole('textbox').fill('kim');
  await dialog.getByRole('button', { name: 'Delete user' }).click();
  await expect(page.getByText('kim deleted.')).toBeVisible();
  await open(page, 'Roles');
  await page.getByRole('button', { name: 'Delete role Package desk' }).click();
  dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('package_desk');
  await dialog.getByRole('button', { name: 'Delete role' }).click();
  await expect(page.getByText('Role Package desk deleted.')).toBeVisible();
  await open(page, 'Audit log');
  await expect(page.getByRole('link', { name: 'Deleted a role' }).first()).toBeVisible();
});

test('the page of single sign-on tells that it is off', async ({ page }) => {
  await open(page, 'Single sign-on');
  const provider = page.getByRole('region', { name: 'Identity provider' });
  await expect(provider.getByText(/OIDC_ENABLED is not true/)).toBeVisible();
  await provider.getByRole('button', { name: 'Copy: Redirect URI' }).click();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/\/api\/v1\/auth\/oidc\/callback$/);
  await expect(page.getByText('OIDC_ISSUER_URL', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('packages leave as a file', async ({ page }) => {
  await page.goto('/packages');
  await page.getByRole('button', { name: 'Export' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^packages.*\.csv$/);
});
