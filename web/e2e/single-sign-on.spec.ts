import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { Keycloak } from './support/sso/keycloak';
import { NodeProvider } from './support/sso/nodeProvider';
import { OwnServer, superAdmin } from './support/sso/ownServer';
import { type Person, people } from './support/sso/people';
import { freePort } from './support/sso/ports';
import type { IdentityProvider } from './support/sso/provider';

test.describe.configure({ mode: 'serial' });

const [ada, bea, cleo, dora, root] = people as [Person, Person, Person, Person, Person];

const button = (page: Page) => page.getByRole('link', { name: 'Login with SSO' });

async function signedInAs(page: Page) {
  const answer = await page.request.get('/api/v1/auth/profile');
  expect(answer.status()).toBe(200);
  return (await answer.json()).user;
}

async function signIn(page: Page, provider: IdentityProvider, person: Person) {
  await page.goto('/sign-in');
  await button(page).click();
  await provider.signIn(page, person);
}

async function refused(page: Page, title: string) {
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText(title, { exact: true })).toBeVisible();
  expect((await page.request.get('/api/v1/auth/profile')).status()).toBe(401);
}

for (const Kind of [NodeProvider, Keycloak]) {
  test.describe(Kind.name, () => {
    let provider: IdentityProvider;
    let server: OwnServer;

    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern.
    test.beforeAll(async ({}, info) => {
      info.setTimeout(300_000);
      const port = await freePort();
      provider = await Kind.make(`http://127.0.0.1:${port}`);
      // The provider is down at the start: nobody restarts the server for it.
      server = await OwnServer.start(provider.issuer, {}, port);
      await provider.start();
      await expect(async () => expect(server.log).toContain('initialized')).toPass({
        timeout: 90_000,
      });
    });

    test.afterAll(async () => {
      await server?.stop();
      await provider?.stop();
    });

    test.use({ storageState: undefined });
    test.beforeEach(async ({ context }) => {
      await context.clearCookies();
    });

    /** The flow's own page, whose addresses are those of this server. */
    async function open(browser: import('@playwright/test').Browser) {
      const context = await browser.newContext({ baseURL: server.url });
      return context.newPage();
    }

    test('the log says what was found', () => {
      const lines = [
        `Discovering OIDC configuration from: ${provider.issuer}`,
        `OIDC Issuer discovered: ${provider.issuer}`,
        'OIDC client initialized successfully',
      ];
      for (const line of lines) expect(server.log).toContain(line);
    });

    test('the button leads to the provider and back into the page', async ({ browser }) => {
      const page = await open(browser);
      await page.goto('/sign-in');
      await expectAccessible(page);
      await signIn(page, provider, bea);
      await expect(page.getByRole('heading', { name: 'No hosts yet' })).toBeVisible();
      const user = await signedInAs(page);
      expect(user).toMatchObject({
        username: 'bea',
        email: 'bea@example.com',
        first_name: 'Bea',
        last_name: 'Example',
        role: 'admin',
        has_password: false,
      });
      expect(server.log).toMatch(/OIDC groups found: \["\/?patchmon admins"\]/i);
    });

    test('the groups give the role', async ({ browser }) => {
      for (const [person, role] of [
        [ada, 'superadmin'],
        [cleo, 'readonly'],
        [dora, 'user'],
      ] as const) {
        const page = await open(browser);
        await signIn(page, provider, person);
        await expect(page.getByRole('heading', { name: 'No hosts yet' })).toBeVisible();
        expect((await signedInAs(page)).role).toBe(role);
        await page.context().close();
      }
    });

    test('a sign-in goes on where somebody wanted to be', async ({ browser }) => {
      const page = await open(browser);
      await page.goto('/hosts?status=stale');
      await button(page).click();
      await provider.signIn(page, bea);
      await expect(page).toHaveURL(/\/hosts\?status=stale$/);
    });

    test('signing out ends the session of the provider as well', async ({ browser }) => {
      const page = await open(browser);
      await signIn(page, provider, bea);
      await expect(page.getByRole('heading', { name: 'No hosts yet' })).toBeVisible();
      await page.getByRole('button', { name: /Bea Example/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await provider.confirmSignOut(page);
      await expect(page).toHaveURL(`${server.url}/sign-in`);
      await button(page).click();
      // The provider asks for the name again.
      await provider.signIn(page, cleo);
      await expect(page.getByRole('heading', { name: 'No hosts yet' })).toBeVisible();
      expect((await signedInAs(page)).username).toBe('cleo');
    });

    test('a callback that comes twice is over', async ({ browser }) => {
      const page = await open(browser);
      const seen: string[] = [];
      page.on('request', (request) => seen.push(request.url()));
      await signIn(page, provider, bea);
      await expect(page.getByRole('heading', { name: 'No hosts yet' })).toBeVisible();
      const callback = seen.find((url) => url.includes('/oidc/callback?')) ?? '';
      await page.context().clearCookies();
      await page.goto(callback);
      await refused(page, 'Session Expired');
    });

    test('a swapped state is refused', async ({ browser }) => {
      const page = await open(browser);
      await page.goto('/sign-in');
      await button(page).click();
      await page.waitForURL((url) => url.href.startsWith(new URL(provider.issuer).origin));
      const path = '/api/v1/auth/oidc';
      const { hostname } = new URL(server.url);
      const swapped = { name: 'patchmon_oidc_state', value: 'f'.repeat(64) };
      await page.context().addCookies([{ ...swapped, domain: hostname, path }]);
      await provider.signIn(page, bea);
      await refused(page, 'Authentication Failed');
    });

    test('who stays away for too long begins again', async ({ browser }) => {
      const page = await open(browser);
      await page.goto('/sign-in');
      await button(page).click();
      await page.waitForURL((url) => url.href.startsWith(new URL(provider.issuer).origin));
      server.age();
      await provider.signIn(page, bea);
      await refused(page, 'Session Expired');
    });

    test('an address that nobody checked does not open an account', async ({ browser }) => {
      const page = await open(browser);
      await signIn(page, provider, root);
      await refused(page, 'E-mail address not verified');
    });

    test('a new key of the provider is learnt', async ({ browser }) => {
      await provider.rotate();
      const page = await open(browser);
      await signIn(page, provider, bea);
      await expect(page.getByRole('heading', { name: 'No hosts yet' })).toBeVisible();
      expect(server.log).toContain('the provider has changed its keys');
    });

    // Keycloak cannot be made to forge.
    if (Kind === NodeProvider) {
      test('a forged token is refused', async ({ browser }) => {
        const forger = provider as NodeProvider;
        forger.forge(true);
        const page = await open(browser);
        await signIn(page, provider, dora);
        await refused(page, 'Authentication Failed');
        forger.forge(false);
      });
    }

    test('the settings show what happened and test the provider', async ({ browser }) => {
      const page = await open(browser);
      const login = { username: superAdmin.username, password: superAdmin.password };
      expect((await page.request.post('/api/v1/auth/login', { data: login })).status()).toBe(200);
      const { items } = await (await page.request.get('/api/v1/auth/oidc/attempts')).json();
      const outcomes = new Set(items.map((item: { outcome: string }) => item.outcome));
      expect(outcomes).toEqual(new Set(['success', 'refused', 'failed']));
      await page.goto('/settings/single-sign-on');
      const test = page.getByRole('region', { name: 'Test', exact: true });
      await test.getByRole('button', { name: 'Test the provider' }).click();
      await expect(test.getByText('Every step works.')).toBeVisible();
      await expect(test.getByRole('listitem').filter({ hasText: 'Discovery' })).toBeVisible();
      const last = page.getByRole('list', { name: 'Last sign-ins' });
      await expect(last.getByText('bea', { exact: true }).first()).toBeVisible();
      await expect(last.getByText(/^Groups: .*Role /).first()).toBeVisible();
      const copy = page.getByLabel('Redirect URI', { exact: true });
      await expect(copy).toHaveText(`${server.url}/api/v1/auth/oidc/callback`);
      await expectAccessible(page);
    });
  });
}

test('with local sign-in off there is the button alone, until the glass is broken', async ({
  browser,
}) => {
  const port = await freePort();
  const provider = await NodeProvider.make(`http://127.0.0.1:${port}`);
  await provider.start();
  const off = {
    OIDC_DISABLE_LOCAL_AUTH: 'true',
    OIDC_AUTO_CREATE_USERS: 'false',
    OIDC_BUTTON_TEXT: 'Login with Authentik',
  };
  const server = await OwnServer.start(provider.issuer, off, port);
  try {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await expect(async () => expect(server.log).toContain('initialized')).toPass();
    await page.goto('/sign-in');
    const own = page.getByRole('link', { name: 'Login with Authentik' });
    await expect(own).toBeVisible();
    await expect(page.getByLabel('Password')).toHaveCount(0);
    const login = { username: superAdmin.username, password: superAdmin.password };
    expect((await page.request.post('/api/v1/auth/login', { data: login })).status()).toBe(403);
    await own.click();
    await provider.signIn(page, dora);
    await refused(page, 'User Not Found');
    server.command('', 'enable-local-login', '--for', '1h');
    await page.goto('/sign-in');
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
    await context.close();
  } finally {
    await server.stop();
    await provider.stop();
  }
});
