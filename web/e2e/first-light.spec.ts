import { expect, type Page, test } from '@playwright/test';
import { agentCounts, dpkgCount, runShown } from './support/agent';
import { expectAccessible } from './support/axe';
import { account, sessionFile, setupCode } from './support/env';

test.describe.configure({ mode: 'serial' });

/** Fails the flow when the page logs an error, a refused inline script for instance. */
function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    const expected = /status of 40[13]/.test(message.text());
    if (message.type() === 'error' && !expected) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

async function signIn(page: Page) {
  await page.getByLabel('User name or e-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('the first account is made with the code from the log', async ({ page }) => {
  const errors = watchConsole(page);
  await page.goto('/');
  await expect(page).toHaveURL(/\/setup$/);
  await expectAccessible(page);
  await page.getByLabel('User name').fill(account.username);
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByLabel('Repeat the password').fill(account.password);
  await page.getByLabel('Set-up code').fill('WRONG-WRONG');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('This is not the set-up code of this server.')).toBeVisible();
  await page.getByLabel('Set-up code').fill(setupCode());
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'No hosts yet' })).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('signing in leads back to where one wanted to go', async ({ page }) => {
  await page.goto('/settings/host-groups');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expectAccessible(page);
  await signIn(page);
  await expect(page.getByRole('heading', { name: 'Host groups' })).toBeVisible();
  await page.getByRole('button', { name: 'Add group' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Production');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table').getByText('Production')).toBeVisible();
  await page.context().storageState({ path: sessionFile });
});

test.describe('with the session', () => {
  test.use({ storageState: sessionFile });

  test('a host is added, and its first report arrives by itself', async ({ page }) => {
    const errors = watchConsole(page);
    await page.goto('/');
    await page.getByRole('link', { name: 'Add host' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('this-machine');
    await dialog.getByRole('checkbox', { name: 'Production' }).check();
    await dialog.getByRole('button', { name: 'Add host' }).click();
    await expect(dialog.getByText('Waiting for the first report')).toBeVisible();
    await expectAccessible(page);
    await dialog.getByText('The agent is installed already').click();
    await dialog.getByRole('button', { name: /Copy: Tell the agent/ }).click();
    runShown(await page.evaluate(() => navigator.clipboard.readText()));
    const expected = agentCounts();
    runShown('patchmon-agent report');
    await expect(dialog.getByText('First report received')).toBeVisible();
    const count = expected.packages.toLocaleString('en');
    await expect(dialog.getByText(new RegExp(`^${count} packages, `))).toBeVisible();
    await dialog.getByRole('link', { name: 'Open host' }).click();
    await expect(page.getByRole('heading', { name: 'this-machine' })).toBeVisible();
    expect(errors).toEqual([]);
  });

  test('the page counts what dpkg and the agent count', async ({ page }) => {
    const expected = agentCounts();
    const dpkg = dpkgCount();
    if (dpkg !== null) expect(expected.packages).toBe(dpkg);
    await page.goto('/hosts');
    await page.getByRole('link', { name: 'this-machine' }).click();
    const states = page.getByRole('radiogroup', { name: 'Which packages' });
    const counted = (word: string, count: number) =>
      expect(states).toContainText(new RegExp(`${word}\\s*${count.toLocaleString('en')}`));
    await counted('All', expected.packages);
    await counted('Updates', expected.updates);
    await counted('Security', expected.security);
  });
});
