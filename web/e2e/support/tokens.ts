import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the form for a new credential of the settings' integrations. */
export async function newToken(page: Page, usage: string, name: string): Promise<Locator> {
  await page.goto('/settings/general');
  await page.getByRole('link', { name: 'Integrations' }).click();
  await page.getByRole('button', { name: 'New Token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(usage, { exact: true }).click();
  await dialog.getByLabel('Token Name').fill(name);
  return dialog;
}

/** Sends the form; gives key and secret as the dialog shows them this once. */
export async function create(dialog: Locator) {
  await dialog.getByRole('button', { name: 'Create Token' }).click();
  const secret = dialog.getByLabel('Token Secret', { exact: true });
  await expect(secret).toHaveText(/^[0-9a-f]{64}$/);
  const key = dialog.getByLabel('Token Key', { exact: true });
  await expect(key).toHaveText(/^patchmon_ae_[0-9a-f]{32}$/);
  return { key: (await key.textContent()) ?? '', secret: (await secret.textContent()) ?? '' };
}

/** Says that the secret is stored, which is what lets the dialog close. */
export async function done(dialog: Locator): Promise<void> {
  await dialog.getByLabel('I have stored the secret').check();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toHaveCount(0);
}

/** What a block with a command holds, copied by its own button. */
export async function copied(page: Page, block: string): Promise<string> {
  await page.getByRole('button', { name: `Copy: ${block}`, exact: true }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}
