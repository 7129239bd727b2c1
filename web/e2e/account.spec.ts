import { type APIRequestContext, expect, type Page, request, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { giveAuthenticator } from './support/authenticator';
import { expectAccessible } from './support/axe';
import { serverUrl, sessionFile } from './support/env';

test.describe.configure({ mode: 'serial' });

const PASSWORD = 'a long enough word';
/** The same server by a host name: browsers keep no passkey for an address. */
const named = serverUrl.replace('127.0.0.1', 'localhost');

let root: APIRequestContext;
let publicUrl: string;
let backupCode: string;
let key: string;

test.beforeAll(async () => {
  root = await request.newContext({ baseURL: serverUrl, storageState: sessionFile });
  for (const username of ['ivy', 'noah']) {
    const data = { username, email: `${username}@example.org`, password: PASSWORD, role: 'user' };
    const made = await root.post('/api/v1/auth/admin/users', { data });
    expect(made.status(), await made.text()).toBe(201);
  }
  publicUrl = (await (await root.get('/api/v1/settings')).json()).server_url;
  await setPublicUrl(named);
});

test.afterAll(async () => {
  await setPublicUrl(publicUrl);
  await root.dispose();
});

async function setPublicUrl(server_url: string) {
  const done = await root.put('/api/v1/settings', { data: { server_url } });
  expect(done.status(), await done.text()).toBe(200);
}

async function enter(page: Page, username: string, address = '/sign-in') {
  await page.goto(address);
  await page.getByLabel('User name or e-mail').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function expectInside(page: Page) {
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
}

async function openAccount(page: Page) {
  await page.goto(new URL('/account', page.url()).href);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
}

async function signOut(page: Page, username: string) {
  await page.getByRole('button').filter({ hasText: username }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

/** The code that the app shows so many half minutes from now. */
function code(later = 0): string {
  const app = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  return app.generate({ timestamp: Date.now() + later * 30_000 });
}

test('a second factor is set up with an app, and its codes are kept', async ({ page }) => {
  await enter(page, 'ivy');
  await expectInside(page);
  await openAccount(page);
  const panel = page.getByRole('region', { name: 'Second factor' });
  await panel.getByRole('button', { name: 'Set up' }).click();
  key = (await panel.getByLabel('Key', { exact: true }).textContent()) ?? '';
  await expectAccessible(page);
  await panel.getByLabel('Code that the app shows now').fill(code());
  await panel.getByRole('button', { name: 'Switch on' }).click();
  const codes = page.getByRole('dialog', { name: 'Backup codes' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  await expectAccessible(page);
  backupCode = (await codes.getByRole('listitem').first().textContent()) ?? '';
  await codes.getByLabel('I have stored the codes').check();
  await codes.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByText('10 backup codes are left.')).toBeVisible();
});

test('signing in takes a code, and a trusted browser is not asked again', async ({ page }) => {
  await enter(page, 'ivy');
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('4 tries are left.');
  await page.getByLabel('Code', { exact: true }).fill(code(1));
  await page.getByLabel('Do not ask on this device for 30 days').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectInside(page);
  await signOut(page, 'ivy');
  await enter(page, 'ivy');
  await expectInside(page);
  await openAccount(page);
  const devices = page.getByRole('region', { name: 'Trusted devices' });
  await expect(devices.getByText('this device')).toBeVisible();
  await devices.getByRole('button', { name: /^Stop trusting/ }).click();
  await expect(devices.getByText('No device is trusted.')).toBeVisible();
  await signOut(page, 'ivy');
  await enter(page, 'ivy');
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
});

test('a backup code lets in once', async ({ page }) => {
  const show = async () => {
    await enter(page, 'ivy');
    await page.getByRole('button', { name: 'Use a backup code' }).click();
    await page.getByLabel('Backup code').fill(backupCode);
    await page.getByRole('button', { name: 'Continue' }).click();
  };
  await show();
  await expectInside(page);
  await signOut(page, 'ivy');
  await show();
  await expect(page.getByRole('alert')).toContainText('wrong or was used before');
});

test('a passkey is the second factor, and the only one', async ({ page }) => {
  await giveAuthenticator(page);
  await enter(page, 'noah', `${named}/sign-in`);
  await expectInside(page);
  await openAccount(page);
  const panel = page.getByRole('region', { name: 'Passkeys' });
  await panel.getByRole('button', { name: 'Add passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add passkey' });
  await dialog.getByLabel(/^Name/).fill('Phone');
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  const codes = page.getByRole('dialog', { name: 'Backup codes' });
  await codes.getByLabel('I have stored the codes').check();
  await codes.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByText('Phone', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await signOut(page, 'noah');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expectInside(page);

  await signOut(page, 'noah');
  await enter(page, 'noah', `${named}/sign-in`);
  await expect(page.getByText('Show the passkey that you keep for noah.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use passkey' }).click();
  await expectInside(page);

  await openAccount(page);
  await expect(panel.getByText(/last used/)).toBeVisible();
  await panel.getByRole('button', { name: 'Rename Phone' }).click();
  const rename = page.getByRole('dialog', { name: 'Rename passkey' });
  await rename.getByLabel('Name').fill('Old phone');
  await rename.getByRole('button', { name: 'Save' }).click();
  await panel.getByRole('button', { name: 'Remove Old phone' }).click();
  const remove = page.getByRole('dialog', { name: 'Remove passkey' });
  await remove.getByLabel('Your password').fill(PASSWORD);
  await remove.getByRole('button', { name: 'Remove passkey' }).click();
  await expect(panel.getByText('You have no passkey.')).toBeVisible();
  await signOut(page, 'noah');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('The passkey was not accepted.')).toBeVisible();
});

test('at an address no passkey is offered, and the account says why', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveCount(0);
  await enter(page, 'noah');
  await expectInside(page);
  await openAccount(page);
  const panel = page.getByRole('region', { name: 'Passkeys' });
  await expect(panel.getByText(`Passkeys belong to ${named}`)).toBeVisible();
});

test('who must have a second factor sets it up first, and comes back', async ({ page }) => {
  const found = await (await root.get('/api/v1/auth/admin/users?search=noah')).json();
  const path = `/api/v1/auth/admin/users/${found.items[0].id}`;
  await giveAuthenticator(page);
  await enter(page, 'noah', `${named}/sign-in`);
  await expectInside(page);
  const demand = await root.put(path, { data: { tfa_required: true } });
  expect(demand.status(), await demand.text()).toBe(200);

  await page.goto(`${named}/hosts?search=nothing`);
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
  await expect(page.getByLabel('Key', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add passkey' });
  await dialog.getByLabel(/^Name/).fill('Phone');
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  const codes = page.getByRole('dialog', { name: 'Backup codes' });
  await codes.getByLabel('I have stored the codes').check();
  await codes.getByRole('button', { name: 'Done' }).click();
  await expect(page).toHaveURL(/\/hosts\?search=nothing/);
  await expect(page.getByRole('heading', { name: 'Hosts', exact: true })).toBeVisible();
});

test('another session is seen and ended', async ({ page, browser }) => {
  const second = await browser.newContext({ baseURL: serverUrl });
  const elsewhere = await second.newPage();
  const made = await root.post('/api/v1/auth/admin/users', {
    data: { username: 'lea', email: 'lea@example.org', password: PASSWORD, role: 'user' },
  });
  expect(made.status()).toBe(201);
  await enter(page, 'lea');
  await expectInside(page);
  await enter(elsewhere, 'lea');
  await expectInside(elsewhere);
  await openAccount(page);
  const panel = page.getByRole('region', { name: 'Sessions' });
  await expect(panel.getByText('this session')).toBeVisible();
  await panel.getByRole('button', { name: /^End the session of/ }).click();
  await expect(panel.getByRole('button', { name: /^End the session of/ })).toHaveCount(0);
  // Its stream of events has ended, too: the page may be at the sign-in by itself.
  await elsewhere.goto('/hosts');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await second.close();
});

test('a personal token opens the API until it is revoked', async ({ page }) => {
  await enter(page, 'lea');
  await expectInside(page);
  await openAccount(page);
  const panel = page.getByRole('region', { name: 'Personal API tokens' });
  await panel.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Name/).fill('Playbooks');
  await dialog.getByRole('radio', { name: 'Only this:' }).check();
  await dialog.getByLabel('View hosts').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const secret = await dialog.getByLabel('Token', { exact: true }).textContent();
  await dialog.getByLabel('I have stored the token').check();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const api = await request.newContext({
    baseURL: serverUrl,
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  expect((await api.get('/api/v1/hosts')).status()).toBe(200);
  expect((await api.get('/api/v1/packages')).status()).toBe(403);
  await panel.getByRole('button', { name: 'Revoke Playbooks' }).click();
  const revoke = page.getByRole('dialog', { name: 'Revoke token' });
  await revoke.getByRole('textbox').fill('Playbooks');
  await revoke.getByRole('button', { name: 'Revoke token' }).click();
  await expect(page.getByText('Playbooks is revoked.')).toBeVisible();
  expect((await api.get('/api/v1/hosts')).status()).toBe(401);
  await api.dispose();
});
