import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(() => {
  stillWorld();
  localStorage.clear();
});

const heads = () =>
  screen.getAllByRole('columnheader').map((head) => head.textContent || 'check boxes');

async function open(address: string) {
  fakeServer();
  const page = renderPage(address);
  await screen.findByRole('link', { name: 'mail-01' });
  return page;
}

const openColumns = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  return within(await screen.findByRole('dialog', { name: 'Columns', hidden: true }));
};

describe('the columns', () => {
  it('are hidden and moved by choice, for this view', async () => {
    const { router } = await open('/hosts');
    const menu = await openColumns();
    await userEvent.click(menu.getByLabelText('Groups'));
    menu.getByLabelText('Move Reboot with arrow up and arrow down').focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    const chosen = ['Host', 'System', 'Reboot', 'Updates', 'Security waiting', 'Last report'];
    expect(heads().slice(1)).toEqual(chosen);
    await router.navigate({ to: '/hosts', search: { security: true } });
    await waitFor(() => expect(heads()).toContain('Groups'));
    await router.navigate({ to: '/hosts', search: {} });
    await waitFor(() => expect(heads().slice(1)).toEqual(chosen));
  });

  it('go back to the default', async () => {
    await open('/hosts');
    const before = heads();
    const menu = await openColumns();
    await userEvent.click(menu.getByLabelText('Architecture'));
    expect(heads()).toContain('Architecture');
    await userEvent.click(menu.getByText('Default columns'));
    expect(heads()).toEqual(before);
  });
});

it('takes more room when asked, and keeps that', async () => {
  const { unmount } = await open('/hosts');
  await userEvent.click(screen.getByRole('button', { name: 'Comfortable rows' }));
  expect(screen.getByRole('table')).toHaveAttribute('data-density', 'comfortable');
  unmount();
  await open('/hosts');
  expect(screen.getByRole('table')).toHaveAttribute('data-density', 'comfortable');
});

describe('field filters', () => {
  it('open with f and stand as a pill that takes them away', async () => {
    const { router } = await open('/hosts');
    await userEvent.keyboard('f');
    const fields = within(await screen.findByRole('dialog', { name: 'Filter', hidden: true }));
    await userEvent.click(fields.getByLabelText(/^Production/));
    await userEvent.click(fields.getByLabelText(/^Web/));
    await waitFor(() => expect(router.state.location.search).toEqual({ group: 'g1,g3' }));
    expect(await screen.findByText('Production, Web')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter: Group' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('show a state that no quick filter shows', async () => {
    await open('/hosts?reporting=reporting,silent');
    expect(screen.getByText('Reporting, Silent')).toBeVisible();
  });
});
