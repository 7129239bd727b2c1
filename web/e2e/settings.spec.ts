import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { sessionFile } from './support/env';

test.use({ storageState: sessionFile });

/** A picture of one point. */
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function open(page: Page, name: string) {
  await page.goto('/settings');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
}

test('a changed setting is in the audit log, as it was and as it is', async ({ page }) => {
  await open(page, 'Agents');
  const field = page.getByLabel('Report interval');
  const before = (await field.inputValue()).replace(/\D/g, '');
  const after = before === '45' ? '50' : '45';
  await field.fill(after);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Settings saved.')).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue(after);
  await open(page, 'Audit log');
  await expect(page.getByText(/^Chain verified, [\d,]+ entr/)).toBeVisible();
  await page.getByRole('link', { name: 'Changed settings' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Changed settings' });
  await expect(
    dialog.getByRole('row', { name: `update_interval ${before} ${after}` }),
  ).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /Copy request id/ }).click();
  const request = await page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('searchbox', { name: 'Search the log' }).fill(request);
  await expect(page).toHaveURL(new RegExp(`search=.*${request}`));
  await expect(page.getByText('1 of 1 entries')).toBeVisible();
  await open(page, 'Agents');
  await field.fill(before);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Settings saved.')).toBeVisible();
});

test('the filters of the audit log live in the address, and its rows are exported', async ({
  page,
}) => {
  await open(page, 'Audit log');
  await page.getByLabel('Action').selectOption({ label: 'Signed in' });
  await expect(page).toHaveURL(/action=session\.open/);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Signed in' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Changed settings' })).toHaveCount(0);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/\.json$/);
  const parts: Buffer[] = [];
  for await (const part of await file.createReadStream()) parts.push(part as Buffer);
  const rows = JSON.parse(Buffer.concat(parts).toString()) as { action: string }[];
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(['session.open']));
  await page.getByLabel('Outcome').selectOption({ label: 'Failed' });
  await expect(page.getByText('No entry matches these 2 filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page).toHaveURL(/\/settings\/audit-log$/);
});

test('changes that are not saved are not lost without a question', async ({ page }) => {
  await open(page, 'General');
  await page.getByLabel('Public address').fill('https://elsewhere.example.org');
  await page.getByRole('link', { name: 'Host groups' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Stay on the page' }).click();
  await expect(page.getByLabel('Public address')).toHaveValue('https://elsewhere.example.org');
  await page.getByRole('link', { name: 'Host groups' }).click();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL(/host-groups$/);
});

test('the environment tells each value and where it comes from', async ({ page }) => {
  await open(page, 'Environment');
  const limit = page.getByRole('listitem').filter({ hasText: /^RATE_LIMIT_MAX/ });
  await expect(limit.getByText('100000')).toBeVisible();
  await expect(limit.getByText('(default: 100)')).toBeVisible();
  await page.getByLabel('Source').selectOption({ label: 'Environment' });
  await page.getByRole('searchbox').fill('AUTH_RATE_LIMIT_MAX');
  await expect(page.getByRole('listitem').filter({ hasText: 'RATE_LIMIT' })).toHaveCount(1);
});

test('a copy of the database is made and downloaded', async ({ page }) => {
  await open(page, 'Data');
  await expect(page.getByRole('row', { name: /audit_log/ })).toBeVisible();
  await page.getByRole('button', { name: 'Make a copy now' }).click();
  await expect(page.getByText(/^Last copy:/)).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the copy' }).click();
  const file = await waiting;
  const stream = await file.createReadStream();
  const [first] = (await stream.take(1).toArray()) as [Buffer];
  expect(first.subarray(0, 15).toString()).toBe('SQLite format 3');
});

test('accent and logo change the page at once, and go again', async ({ page }) => {
  await open(page, 'Appearance');
  await page.getByLabel('Accent colour').fill('#0a6b4d');
  await expect(page.getByText(/can be read on it/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  const accent = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--pm-accent'));
  await expect.poll(accent).toBe('#0a6b4d');
  await expectAccessible(page);
  await page
    .getByLabel('Logo in light colours', { exact: true })
    .and(page.locator('input'))
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: POINT });
  await expect(page.getByRole('img', { name: 'PatchMon' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Logo in light colours' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('img', { name: 'PatchMon' })).toHaveCount(0);
  await page.getByRole('button', { name: "Use the page's own" }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(accent).toBe('#2b5bc7');
});

test('hosts are put into a group from its line', async ({ page }) => {
  await open(page, 'Host groups');
  const row = page.getByRole('row', { name: /Production/ });
  await row.getByRole('button', { name: 'Hosts of Production' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hosts of Production' });
  const host = dialog.getByRole('checkbox', { name: 'this-machine' });
  await expect(host).toBeChecked();
  await host.uncheck();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Change 1 host' }).click();
  await expect(row.getByRole('link')).toHaveText('0');
  await row.getByRole('button', { name: 'Hosts of Production' }).click();
  await host.check();
  await dialog.getByRole('button', { name: 'Change 1 host' }).click();
  await expect(row.getByRole('link')).toHaveText('1');
});
