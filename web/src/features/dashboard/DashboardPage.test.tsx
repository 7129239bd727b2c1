import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { attention, dashboard, daysAgo } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

function show(patch: Parameters<typeof dashboard>[0]) {
  fakeServer({ 'GET /dashboard': { status: 200, body: dashboard(patch) } });
  renderPage('/');
}

describe('the dashboard', () => {
  it('says first what to patch, and why', async () => {
    show({ attention: [attention({ held: true })] });
    const table = within(await screen.findByRole('table', { name: 'Attention first' }));
    const [, first] = table.getAllByRole('row');
    expect(first).toHaveTextContent('exim4 security update waiting 41 days');
    expect(first).toHaveTextContent('Held');
    expect(table.getByRole('link', { name: 'mail-01' })).toHaveAttribute(
      'href',
      '/hosts/h1?state=security',
    );
  });

  it('links each figure to the list that shows it', async () => {
    show({ need_updates: 1, have_security: 1 });
    const link = await screen.findByRole('link', { name: '1 has security updates' });
    expect(link).toHaveAttribute('href', '/hosts?security=true');
    expect(screen.getByRole('link', { name: '1 needs updates' })).toHaveAttribute(
      'href',
      '/hosts?updates=true',
    );
  });

  it('tells a cause that several hosts share once', async () => {
    const shared = { hosts: 8, others: ['git-01', 'build-04'], held: true, package: 'openssl' };
    show({ attention: [attention(shared), attention({ ...shared, hosts: 3, reason: 'reboot' })] });
    const table = within(await screen.findByRole('table', { name: 'Attention first' }));
    const [, first, second] = table.getAllByRole('row');
    expect(first).toHaveTextContent('8 hostsmail-01, git-01, build-04 and 5 more');
    expect(first).toHaveTextContent('openssl security update waiting up to 41 days');
    expect(first).not.toHaveTextContent('Held');
    expect(second).toHaveTextContent('3 hostsmail-01, git-01, build-04reboot needed');
    expect(table.getByRole('link', { name: '8 hosts' })).toHaveAttribute(
      'href',
      '/packages/p2?state=security',
    );
  });

  it('leads to the repositories whose lists do not arrive', async () => {
    show({ failing_repositories: 2, stale_repositories: 1 });
    const list = within(await screen.findByRole('list', { name: 'Repositories that need a look' }));
    expect(list.getByRole('link', { name: '2 repositories cannot be fetched' })).toHaveAttribute(
      'href',
      '/repositories?trouble=failing',
    );
    expect(
      list.getByRole('link', { name: '1 repository was not refreshed for a week' }),
    ).toHaveAttribute('href', '/repositories?trouble=stale');
  });

  it('says nothing of repositories when all is well', async () => {
    show({});
    await screen.findByRole('table', { name: 'Attention first' });
    expect(screen.queryByRole('list', { name: 'Repositories that need a look' })).toBeNull();
  });

  it('tells silence by how long', async () => {
    const row = attention({ reason: 'silent', since: daysAgo(3), updates: 3, silent: true });
    show({ attention: [row] });
    const table = await screen.findByRole('table', { name: 'Attention first' });
    expect(table).toHaveTextContent('not heard for 3 days');
    expect(table).toHaveTextContent('3 updates when last heard');
  });

  it('is calm when nothing is wrong', async () => {
    show({ attention: [], security_updates: 0, oldest: null, widespread: [] });
    expect(await screen.findByText('No host needs attention.')).toBeVisible();
    expect(screen.getByText('No security update is waiting.')).toBeVisible();
  });

  it('explains the first steps while there is no host, without pretend data', async () => {
    show({ hosts: 0 });
    expect(await screen.findByRole('heading', { name: 'No hosts yet' })).toBeVisible();
    expect(await screen.findByText('https://patchmon.example.org')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('gives the trend to people who do not see the drawing', async () => {
    show({});
    const table = await screen.findByRole('table', { name: 'Outstanding updates' });
    expect(within(table).getAllByRole('row')).toHaveLength(31);
    expect(within(table).getAllByText('no data')).toHaveLength(2);
  });

  it('shows a failure with its reason', async () => {
    const body = { error: 'the database does not answer', code: 'unavailable' };
    fakeServer({ 'GET /dashboard': { status: 503, body } });
    renderPage('/');
    expect(await screen.findByRole('alert')).toHaveTextContent('the database does not answer');
  });
});
