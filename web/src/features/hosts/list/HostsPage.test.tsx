import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { host, user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const row = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  return within(link.closest('tr') as HTMLElement);
};

describe('the hosts list', () => {
  it('shows states in words and says what is not known', async () => {
    fakeServer();
    renderPage('/hosts');
    const silent = await row('vpn-gw-1');
    expect(silent.getByText('Silent')).toBeVisible();
    expect(silent.getByText('6 h')).toBeVisible();
    expect(silent.getByText('Not known')).toBeVisible();
    const mail = await row('mail-01');
    expect(mail.getByText('41 days')).toBeVisible();
    expect((await row('web-prod-03')).getByText('Needed')).toBeVisible();
    expect((await row('cache-02')).getByText('Awaiting first report')).toBeVisible();
    expect(screen.getByText('Security waiting, longest first')).toBeVisible();
  });

  it('keeps filters in the address and asks the server with them', async () => {
    const { questions } = fakeServer();
    const { router } = renderPage('/hosts');
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Security/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ security: true }));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'dns-01' })).toBeNull());
    const asked = questions.filter((each) => each.path === '/hosts').at(-1);
    expect(asked?.query.get('security')).toBe('true');
    expect(screen.getByText('1–4 of 4, filtered from 7')).toBeVisible();
  });

  it('sorts by the head, in the address', async () => {
    fakeServer();
    const { router } = renderPage('/hosts');
    await userEvent.click(await screen.findByRole('button', { name: 'Updates' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ sort: 'updates', order: 'desc' }),
    );
    expect(screen.getByText('Most updates first')).toBeVisible();
  });

  it('says when filters leave nothing, and clears them', async () => {
    fakeServer();
    const { router } = renderPage('/hosts?reboot=true&search=zzz');
    expect(await screen.findByText('No host matches these 2 filters.')).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Clear filters' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(await screen.findByRole('link', { name: 'mail-01' })).toBeVisible();
  });

  it('deletes picked hosts once their number is typed', async () => {
    const deleted = { status: 200, body: { deleted: 2 } };
    const { questions } = fakeServer({ 'DELETE /hosts/bulk': deleted });
    renderPage('/hosts');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select mail-01' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select mon-01' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /Type 2/ }), '2{Enter}');
    expect(await screen.findByText('2 hosts deleted.')).toBeVisible();
    const asked = questions.find((each) => each.method === 'DELETE');
    expect(asked?.body).toEqual({ hostIds: ['h1', 'h5'] });
  });

  it('puts picked hosts into groups', async () => {
    const updated = { status: 200, body: { updated: 1 } };
    const { questions } = fakeServer({ 'PUT /hosts/bulk/groups': updated });
    renderPage('/hosts');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select mon-01' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Groups' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Staging' }));
    await userEvent.click(screen.getByRole('button', { name: 'Change 1 host' }));
    expect(await screen.findByText('1 host changed.')).toBeVisible();
    const asked = questions.find((each) => each.method === 'PUT');
    expect(asked?.body).toEqual({ hostIds: ['h5'], groupIds: ['g2'], mode: 'add' });
  });

  it('offers nothing to people who may only look', async () => {
    const reader = { status: 200, body: { user: user({ permissions: ['view_hosts'] }) } };
    fakeServer({ 'GET /auth/profile': reader });
    renderPage('/hosts');
    await screen.findByRole('link', { name: 'mail-01' });
    expect(screen.queryByRole('link', { name: 'Add host' })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: 'Select mail-01' })).toBeNull();
  });

  it('pages through a long list', async () => {
    const items = Array.from({ length: 50 }, (_, index) =>
      host({ id: `p${index}`, friendly_name: `host-${index}` }),
    );
    const facets = {
      all: 120,
      updates: 0,
      security: 0,
      reboot: 0,
      silent: 0,
      overdue: 0,
      awaiting: 0,
    };
    const body = {
      items,
      total: 120,
      limit: 50,
      offset: 0,
      facets: { ...facets, os: [], groups: [] },
    };
    const { questions } = fakeServer({ 'GET /hosts': { status: 200, body } });
    renderPage('/hosts');
    expect(await screen.findByText('1–50 of 120')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('51–100 of 120')).toBeVisible();
    expect(questions.at(-1)?.query.get('offset')).toBe('50');
  });
});
