import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';
import { onPhone } from '@/testing/window';

beforeEach(stillWorld);

const profile = (permissions: string[]) => ({
  'GET /auth/profile': { status: 200, body: { user: user({ permissions }) } },
});

describe('the audit log', () => {
  it('says in words who did what, and shows more on request', async () => {
    fakeServer();
    renderPage('/settings/audit-log');
    const row = (await screen.findByRole('link', { name: 'Changed settings' })).closest('tr');
    expect(within(row as HTMLElement).getByText('mara')).toBeVisible();
    expect(within(row as HTMLElement).getByText('Done')).toBeVisible();
    expect(screen.getByText('2 of 4 entries, newest first')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    const host = await screen.findByRole('link', { name: 'mail-01' });
    expect(host).toHaveAttribute('href', '/hosts/h1');
    expect(screen.getByRole('link', { name: 'future.deed' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('opens a row with what changed and the request to copy', async () => {
    fakeServer();
    const { router } = renderPage('/settings/audit-log');
    await userEvent.click(await screen.findByRole('link', { name: 'Changed settings' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Changed settings' }));
    const changed = dialog.getByRole('row', { name: 'update_interval 60 30' });
    expect(changed).toHaveAttribute('data-change', 'changed');
    expect(dialog.getByRole('button', { name: /Copy request id/ })).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('keeps its filters in the address and clears them', async () => {
    const { questions } = fakeServer();
    const { router } = renderPage('/settings/audit-log');
    const outcome = await screen.findByLabelText('Outcome');
    await userEvent.selectOptions(outcome, 'Refused');
    await waitFor(() => expect(router.state.location.search).toEqual({ outcome: 'refused' }));
    expect(await screen.findByText('1 of 1 entries, newest first')).toBeVisible();
    await userEvent.type(screen.getByRole('searchbox'), 'nobody');
    expect(await screen.findByText('No entry matches these 2 filters.')).toBeVisible();
    const asked = questions.filter((each) => each.path === '/audit').at(-1)?.query;
    expect(asked?.get('search')).toBe('nobody');
    await userEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as Element);
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('exports what the filters leave', async () => {
    const followed = vi
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => undefined);
    fakeServer();
    renderPage('/settings/audit-log?outcome=refused');
    await userEvent.click(await screen.findByRole('button', { name: 'Export CSV' }));
    await waitFor(() => expect(followed).toHaveBeenCalled());
    const link = followed.mock.contexts[0] as HTMLAnchorElement;
    expect(link.href).toContain('/api/v1/audit/export?outcome=refused&format=csv');
  });

  it('offers no export without that right, and no log without its own', async () => {
    fakeServer(profile(['view_audit']));
    const { unmount } = renderPage('/settings/audit-log');
    await screen.findByRole('link', { name: 'Changed settings' });
    expect(screen.queryByRole('button', { name: 'Export CSV' })).toBeNull();
    unmount();
    fakeServer(profile(['view_hosts']));
    renderPage('/settings/audit-log');
    expect(await screen.findByText(/needs the permission “View audit log”/)).toBeVisible();
  });

  it('fits a phone', async () => {
    onPhone();
    fakeServer();
    renderPage('/settings/audit-log');
    const list = await screen.findByRole('list', { name: 'Audit log' });
    expect(within(list).getByText('Proxmox Frankfurt', { selector: 'span span' })).toBeVisible();
  });
});

describe('the chain', () => {
  it('is said to be whole', async () => {
    fakeServer();
    renderPage('/settings/audit-log');
    expect(await screen.findByText('Chain verified, 12,345 entries')).toBeVisible();
  });

  it('is said to be broken, and where', async () => {
    const body = {
      ok: false,
      checked: 7,
      waiting: 0,
      uncovered: 0,
      first_broken_id: 812,
      reason: 'The content of the entry was changed.',
      head: null,
    };
    fakeServer({ 'GET /audit/verify': { status: 200, body } });
    renderPage('/settings/audit-log');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The log was changed from outside. First wrong entry: 812. The content of the entry was changed.',
    );
  });
});
