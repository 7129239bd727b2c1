import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { screenshot, sessionFile } from './support/env';

test.use({ storageState: sessionFile });

const PHONE = { width: 380, height: 800 };

/** Pages by address, with the heading that says they are there. */
const PAGES = [
  ['/', 'Dashboard'],
  ['/hosts', 'Hosts'],
  ['/packages', 'Packages'],
  ['/repositories', 'Repositories'],
  ['/settings/general', 'Settings'],
  ['/settings/host-groups', 'Settings'],
  ['/settings/integrations', 'Settings'],
  ['/settings/agents', 'Settings'],
  ['/settings/appearance', 'Settings'],
  ['/settings/data', 'Settings'],
  ['/settings/environment', 'Settings'],
  ['/settings/audit-log', 'Settings'],
  ['/nowhere', 'There is no such page'],
] as const;

async function openHost(page: Page) {
  await page.goto('/hosts');
  await page.getByRole('link', { name: 'this-machine' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'this-machine' })).toBeVisible();
}

/** What is loaded has arrived: no bars stand in for it any more. */
async function settled(page: Page) {
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
}

async function expectNoSidewaysScrolling(page: Page) {
  const wider = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  // Parts that follow the width of the window do so after the next frame.
  await expect.poll(wider).toBe(0);
}

for (const [path, heading] of PAGES) {
  test(`${path} is accessible in both schemes and fits a phone`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeAttached();
    await settled(page);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expectAccessible(page);
    await page.setViewportSize(PHONE);
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page);
  });
}

test('the host page is accessible, tab by tab, and fits a phone', async ({ page }) => {
  await openHost(page);
  const tabs = page.getByRole('navigation', { name: 'Sections of this host' }).getByRole('link');
  const count = await tabs.count();
  expect(count).toBeGreaterThan(5);
  for (let index = 0; index < count; index += 1) {
    await tabs.nth(index).click();
    await expect(tabs.nth(index)).toHaveAttribute('aria-current', 'page');
    await settled(page);
    await expectAccessible(page);
  }
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page);
});

test('the keyboard is enough', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: /needs? updates/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/\/hosts$/);
  // The dashboard, which the address has left already, shows a link of the same name.
  await expect(page.getByRole('heading', { level: 1, name: 'Hosts' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'this-machine' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'this-machine' })).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 selected')).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/\/repositories$/);
  await page.goBack();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('no such host');
  await expect(page.getByText('No host matches this filter.')).toBeVisible();
});

test('a host is found by search', async ({ page }) => {
  await page.goto('/packages');
  await expect(page.getByRole('heading', { level: 1, name: 'Packages' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search pages and hosts').fill('this-mach');
  await page.getByRole('button', { name: /this-machine/ }).click();
  await expect(page).toHaveURL(/\/hosts\/[0-9a-f-]{36}/);
});

test('filters live in the address and survive a reload', async ({ page }) => {
  await page.goto('/hosts');
  await page.getByText('Silent or overdue').click();
  await expect(page).toHaveURL(/reporting=silent/);
  await page.reload();
  await expect(page.getByText('No host matches this filter.')).toBeVisible();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(page.getByRole('link', { name: 'this-machine' })).toBeVisible();
});

test('no row jumps while somebody reads', async ({ page }) => {
  await page.goto('/hosts?sort=friendly_name&order=asc');
  await page.getByRole('link', { name: 'this-machine' }).hover();
  const id = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ friendly_name: 'a-new-host', host_group_ids: [] });
    const reply = await fetch('/api/v1/hosts', { method: 'POST', headers, body });
    return (await reply.json()).host.id as string;
  });
  await expect(page.getByText('1 host changed.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'a-new-host' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('table').getByRole('link').first()).toHaveText('a-new-host');
  await page.evaluate(async (hostId) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ hostIds: [hostId] });
    await fetch('/api/v1/hosts/bulk', { method: 'DELETE', headers, body });
  }, id);
  await page.mouse.move(0, 0);
  await expect(page.getByRole('link', { name: 'a-new-host' })).toHaveCount(0);
});

test('columns, density and own views are kept in the browser', async ({ page }) => {
  await page.goto('/hosts?updates=true');
  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('dialog', { name: 'Columns' });
  await menu.getByRole('checkbox', { name: 'Architecture' }).check();
  await menu.getByRole('checkbox', { name: 'Groups' }).uncheck();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  await page.getByRole('button', { name: 'Comfortable rows' }).click();
  await page.keyboard.press('f');
  const fields = page.getByRole('dialog', { name: 'Filter' });
  await fields.getByLabel('Production').check();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByLabel('Name of the view').fill('My edge nodes');
  await page.keyboard.press('Enter');
  const view = page.getByRole('link', { name: 'My edge nodes 1' });
  await expect(view).toHaveAttribute('aria-current', 'page');
  await page.goto('/hosts?reporting=silent');
  await expect(page.getByRole('columnheader', { name: 'Groups' })).toBeVisible();
  await view.click();
  await expect(page).toHaveURL(/updates=true/);
  await expect(page.getByRole('columnheader', { name: 'Architecture' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Groups' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Comfortable rows' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByText('Group Production')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true });

  test('filters and order come in drawers, a long press picks', async ({ page }) => {
    await page.goto('/hosts');
    const row = page.getByRole('link', { name: 'this-machine' });
    await page.getByRole('button', { name: 'Filter' }).click();
    const drawer = page.getByRole('dialog', { name: 'Filter' });
    await drawer.getByLabel('Production').check();
    await drawer.getByRole('button', { name: 'Show 1 host' }).scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await drawer.getByRole('button', { name: 'Show 1 host' }).click();
    await expect(page).toHaveURL(/group=/);
    await page.getByRole('button', { name: 'Sort' }).click();
    await page.getByRole('radio', { name: 'Most updates first' }).click();
    await expect(page).toHaveURL(/sort=updates/);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await row.hover();
    await page.mouse.down();
    await expect(page.getByText('1 selected')).toBeVisible();
    await page.mouse.up();
    await expect(page).toHaveURL(/\/hosts\?/);
    await expectAccessible(page);
    await expectNoSidewaysScrolling(page);
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await row.click();
    await expect(page).toHaveURL(/\/hosts\/[0-9a-f-]{36}/);
  });
});

test('the theme is a choice that stays', async ({ page }) => {
  await page.goto('/hosts');
  await page.getByRole('button', { name: /Account and appearance/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  // It belongs to the account: the other flows find it as it was.
  await page.getByRole('button', { name: /Account and appearance/ }).click();
  await page.getByRole('menuitemradio', { name: 'System' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

test('a change elsewhere appears without a reload', async ({ page, context }) => {
  await page.goto('/settings/host-groups');
  await expect(page.getByText('Production')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/settings/host-groups');
  await other.getByRole('button', { name: 'Add group' }).click();
  await other.getByRole('dialog').getByLabel('Name').fill('Staging');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table').getByText('Staging')).toBeVisible();
});

test('the picture of the dashboard', async ({ page }, info) => {
  await page.goto('/');
  await expect(page.getByRole('table', { name: 'Attention first' })).toBeVisible();
  await settled(page);
  const path = screenshot ?? info.outputPath('dashboard.png');
  await page.screenshot({ path });
});
