import { expect, type Page, test } from '@playwright/test';
import { account, sessionFile } from './support/env';
import { create, done, newToken } from './support/tokens';

const reference = '/api/v1/api-docs';

/** Opens an operation of the reference, sends its request and gives the status of the answer. */
async function tryOut(page: Page, tag: string, id: string): Promise<string> {
  await page.locator(`#operations-tag-${tag}`).click();
  const operation = page.locator(`#operations-${tag}-${id}`);
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Execute' }).click();
  const status = operation.locator('.live-responses-table tbody .response-col_status').first();
  return ((await status.textContent()) ?? '').trim();
}

test('who is not signed in signs in and comes back to the reference', async ({ page }) => {
  await page.goto(reference);
  await page.getByLabel('User name or e-mail').fill(account.username);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.locator('#operations-tag-hosts')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(reference);
});

test.describe('signed in', () => {
  test.use({ storageState: sessionFile });

  test('operations are tried with the session and with a credential', async ({ page }) => {
    const dialog = await newToken(page, 'API', 'Reference');
    await dialog.getByLabel('host: get').check();
    const { key, secret } = await create(dialog);
    await done(dialog);
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(page.url()).origin)
        elsewhere.push(request.url());
    });
    await page.goto(reference);
    expect(await tryOut(page, 'hosts', 'get_hosts')).toBe('200');
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    const basic = page.locator('.auth-container', { hasText: '(http, Basic)' });
    await basic.getByLabel('auth-basic-username').fill(key);
    await basic.getByLabel('auth-basic-password').fill(secret);
    await basic.getByRole('button', { name: 'Apply credentials' }).click();
    await page.locator('.close-modal').click();
    expect(await tryOut(page, 'integration_api', 'get_api_hosts')).toBe('200');
    expect(elsewhere).toEqual([]);
  });
});
