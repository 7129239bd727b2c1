import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostDetail, user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const row = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  return within(link.closest('tr') as HTMLElement);
};

describe('the head of the host page', () => {
  it('says who the host is and what waits on it, each figure leading to its proof', async () => {
    fakeServer();
    renderPage('/hosts/h2');
    expect(await screen.findByRole('heading', { name: 'web-prod-03' })).toBeVisible();
    expect(screen.getByText('Reporting')).toBeVisible();
    const security = screen.getByRole('link', { name: /^Oldest security update/ });
    expect(security).toHaveTextContent('23 daysopenssl, since 31 Oct');
    expect(security).toHaveAttribute('href', '/hosts/h2?state=security');
    expect(screen.getByRole('link', { name: /^Updates/ })).toHaveTextContent(
      '12 security, 22 other',
    );
    const reboot = screen.getByRole('link', { name: /^Reboot/ });
    expect(reboot).toHaveTextContent('kernel 6.8.0-45-generic → 6.8.0-49-generic');
    expect(screen.getByRole('link', { name: /^Services to restart/ })).toHaveTextContent('3');
  });

  it('says what is not known instead of a zero', async () => {
    const blind = hostDetail({
      security_updates: 0,
      security_unknown: true,
      oldest_security_since: null,
      restart_needed: null,
      reboot: { needed: null, reason: null },
    });
    fakeServer({ 'GET /hosts/h1': { status: 200, body: blind } });
    renderPage('/hosts/h1');
    for (const name of [/^Oldest security/, /^Reboot/, /^Services to restart/]) {
      expect(await screen.findByRole('link', { name })).toHaveTextContent('Not known');
    }
  });

  it('says how old the figures of a silent host are', async () => {
    fakeServer();
    renderPage('/hosts/h3');
    expect(await screen.findByText(/Nothing has been heard for 6 h/)).toBeVisible();
    expect(screen.getByRole('link', { name: /^Updates/ })).toHaveTextContent('when last heard');
  });

  it('names the package manager the agent missed, and the host of the same machine', async () => {
    const body = hostDetail({
      missing_package_managers: ['apt'],
      same_machine: [{ id: 'h9', friendly_name: 'mail-old' }],
    });
    fakeServer({ 'GET /hosts/h1': { status: 200, body } });
    renderPage('/hosts/h1');
    expect(await screen.findByText(/the agent found no apt/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'mail-old' })).toHaveAttribute('href', '/hosts/h9');
  });

  it('gives no commands to a host that reports, but found no package manager', async () => {
    const body = { ...hostDetail({ missing_package_managers: ['apt'] }), reporting: 'awaiting' };
    fakeServer({ 'GET /hosts/h1': { status: 200, body } });
    renderPage('/hosts/h1');
    expect(await screen.findByText(/the agent found no apt/)).toBeVisible();
    expect(screen.getByRole('region', { name: 'Agent' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Diagnostics' })).toBeVisible();
    expect(screen.queryByLabelText('Install the agent')).toBeNull();
  });

  it('shows the commands while the first report is awaited', async () => {
    fakeServer();
    renderPage('/hosts/h-new');
    const install = await screen.findByLabelText('Install the agent');
    expect(install).toHaveTextContent('-H "X-API-ID: patchmon_5f0c21d97be3a846"');
    await userEvent.click(screen.getByText('The agent is installed already'));
    expect(screen.getByText(/config set-api patchmon_5f0c21d97be3a846 KEY/)).toBeVisible();
    expect(screen.getByText('Waiting for the first report')).toBeVisible();
    expect(screen.queryByRole('navigation', { name: 'Sections of this host' })).toBeNull();
  });

  it('says that a host is gone', async () => {
    fakeServer();
    renderPage('/hosts/nobody');
    expect(await screen.findByText(/There is no such host/)).toBeVisible();
  });

  it('leaves out what the person may not do', async () => {
    const reader = user({ permissions: ['view_hosts'] });
    fakeServer({ 'GET /auth/profile': { status: 200, body: { user: reader } } });
    renderPage('/hosts/h2');
    await screen.findByRole('heading', { name: 'web-prod-03' });
    expect(screen.queryByRole('button', { name: 'Actions of this host' })).toBeNull();
  });
});

describe('the packages of a host', () => {
  it('shows versions with what differs, both states, and a long wait', async () => {
    fakeServer();
    renderPage('/hosts/h2');
    const nginx = await row('nginx');
    expect(nginx.getByText('Security')).toBeVisible();
    expect(nginx.getByText('Held')).toBeVisible();
    expect(nginx.getByTitle('1.24.0-2ubuntu7.3').querySelector('b')).toHaveTextContent(/^3$/);
    expect((await row('systemd')).getByText('Phased, 40 %')).toBeVisible();
    expect((await row('openssl')).getByText('23 days')).toBeVisible();
    expect(screen.getByText('security first, then longest waiting')).toBeVisible();
  });

  it('keeps filter, words and order in the address', async () => {
    const { questions } = fakeServer();
    const { router } = renderPage('/hosts/h2');
    await userEvent.click(await screen.findByRole('radio', { name: /^All/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ state: 'all' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Package' }), 'ssl');
    await waitFor(() => expect(router.state.location.search).toMatchObject({ search: 'ssl' }));
    await userEvent.click(screen.getByRole('button', { name: 'Waiting' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: 'waiting' }));
    await waitFor(() => {
      const query = questions.filter(({ path }) => path === '/hosts/h2/packages').at(-1)?.query;
      expect(query?.toString()).toBe(
        'limit=50&offset=0&sort=waiting&order=desc&search=ssl&state=all',
      );
    });
  });

  it('says that nothing waits, and offers all packages', async () => {
    const body = { items: [], total: 0, limit: 50, offset: 0 };
    fakeServer({ 'GET /hosts/h2/packages': { status: 200, body } });
    renderPage('/hosts/h2');
    expect(await screen.findByText('No updates wait on this host.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Show all 815 packages' })).toHaveAttribute(
      'href',
      '/hosts/h2?state=all',
    );
  });

  it('copies all that match, not only the page', async () => {
    fakeServer();
    const person = userEvent.setup();
    renderPage('/hosts/h2?state=held');
    await person.click(await screen.findByRole('button', { name: 'Copy list' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(
      'nginx 1.24.0-2ubuntu7.1 -> 1.24.0-2ubuntu7.3\ncontainerd.io 1.7.22-1 -> 1.7.24-1',
    );
  });

  it('folds the evidence away and remembers it', async () => {
    fakeServer();
    renderPage('/hosts/h2');
    expect(await screen.findByText('Why a reboot is needed')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Hide the evidence' }));
    expect(screen.queryByText('Why a reboot is needed')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show the evidence' }));
    expect(screen.getByText('nginx.service')).toBeVisible();
  });
});
