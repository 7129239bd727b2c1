import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const row = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  return within(link.closest('tr') as HTMLElement);
};

describe('packages across the fleet', () => {
  it('says on how many hosts something waits', async () => {
    fakeServer();
    renderPage('/packages');
    const openssl = await row('openssl');
    expect(openssl.getByText('What openssl is for')).toBeVisible();
    expect(openssl.getByText('6')).toBeVisible();
    expect((await row('tzdata')).getByText('none')).toBeVisible();
    expect(screen.getByText('Security waits on the most hosts first')).toBeVisible();
  });

  it('keeps its filters in the address', async () => {
    const { questions } = fakeServer();
    const { router } = renderPage('/packages');
    await userEvent.click(await screen.findByRole('radio', { name: 'With security updates' }));
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Kind of packages' }),
      'Debian (deb)',
    );
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ state: 'security', ecosystem: 'deb' }),
    );
    await waitFor(() => expect(screen.queryByRole('link', { name: 'tzdata' })).toBeNull());
    const query = questions.filter(({ path }) => path === '/packages').at(-1)?.query;
    expect(query?.get('state')).toBe('security');
    expect(query?.get('ecosystem')).toBe('deb');
  });

  it('says when filters leave nothing, and clears them', async () => {
    fakeServer();
    const { router } = renderPage('/packages?search=zzz&state=updates');
    expect(await screen.findByText('No package matches these 2 filters.')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Clear filters' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });
});

describe('one package', () => {
  it('says what its updates resolve', async () => {
    fakeServer();
    renderPage('/packages/p-openssl');
    const part = within(await screen.findByRole('region', { name: 'Advisories' }));
    expect(part.getByRole('link', { name: 'RHSA-2026:0123' })).toHaveAttribute(
      'href',
      '/advisories/RHSA-2026%3A0123',
    );
    expect(part.getByText('Important')).toBeVisible();
    expect(part.getByTitle('CVE-2026-0001, CVE-2026-0002')).toBeVisible();
  });

  it('shows its versions and the hosts that have it', async () => {
    fakeServer();
    renderPage('/packages/p-openssl');
    expect(await screen.findByRole('heading', { name: 'openssl' })).toBeVisible();
    const versions = screen.getByRole('region', { name: 'Installed versions' });
    expect(versions).toHaveTextContent('3.0.13-0ubuntu3.4amd645 hosts');
    const host = await row('k8s-node-6');
    expect(host.getByText('Security')).toBeVisible();
    expect(host.getByText('Held')).toBeVisible();
    expect(screen.getByRole('link', { name: 'mail-01' })).toHaveAttribute(
      'href',
      '/hosts/h1?state=all&search=openssl',
    );
  });

  it('leads from a figure to the hosts it counts', async () => {
    fakeServer();
    const { router } = renderPage('/packages/p-openssl');
    await userEvent.click(await screen.findByRole('link', { name: 'update waits on 4 hosts' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ state: 'updates' }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'dns-01' })).toBeNull());
    expect(screen.getByText('1–4 of 4')).toBeVisible();
  });

  it('says that a package is gone', async () => {
    fakeServer();
    renderPage('/packages/nothing');
    expect(await screen.findByText(/There is no such package/)).toBeVisible();
  });
});
