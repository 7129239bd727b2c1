import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(() => {
  stillWorld();
  localStorage.clear();
});

async function open(address: string) {
  fakeServer();
  const page = renderPage(address);
  await screen.findByRole('link', { name: /^All hosts/ });
  return page;
}

const mine = () => screen.queryByRole('link', { name: /^Edge/ });

async function save(name: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
  await userEvent.type(await screen.findByLabelText('Name of the view'), name);
}

it('keeps what the list shows under a name, with the count of its hosts', async () => {
  const { router, unmount } = await open('/hosts?security=true&group=g1&sort=os&page=2');
  await save('Edge{Enter}');
  expect(await screen.findByRole('link', { name: 'Edge 3' })).toHaveAttribute(
    'aria-current',
    'page',
  );
  expect(screen.queryByRole('button', { name: 'Save view' })).toBeNull();
  await router.navigate({ to: '/hosts', search: {} });
  unmount();
  const again = await open('/hosts');
  await userEvent.click(await screen.findByRole('link', { name: /^Edge/ }));
  const search = { security: true, group: 'g1', sort: 'os', order: 'asc' };
  await waitFor(() => expect(again.router.state.location.search).toEqual(search));
});

it('wants a name', async () => {
  await open('/hosts?security=true&group=g1');
  await save('  {Enter}');
  expect(await screen.findByText('Give the view a name.')).toBeVisible();
});

it('deletes a view, and brings it back', async () => {
  await open('/hosts?reboot=true&group=g1');
  await save('Edge{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: 'Delete view Edge' }));
  expect(mine()).toBeNull();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(mine()).not.toBeNull());
});

it('takes the columns along', async () => {
  await open('/hosts?reboot=true&group=g1');
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(await screen.findByLabelText('Architecture'));
  await userEvent.keyboard('{Escape}');
  await save('Edge{Enter}');
  await screen.findByRole('link', { name: /^Edge/ });
  expect(screen.getByRole('columnheader', { name: 'Architecture' })).toBeVisible();
});

it('offers no name for the list as it always is', async () => {
  await open('/hosts');
  expect(screen.queryByRole('button', { name: 'Save view' })).toBeNull();
});
