import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';
import { onPhone } from '@/testing/window';

beforeEach(() => {
  stillWorld();
  localStorage.clear();
  onPhone();
});

async function open(address: string) {
  fakeServer();
  const page = renderPage(address);
  await screen.findByRole('link', { name: 'web-prod-03' });
  return page;
}

it('filters in a drawer and says how many hosts are left', async () => {
  const { router } = await open('/hosts');
  await userEvent.click(screen.getByRole('button', { name: 'Filter' }));
  await userEvent.click(await screen.findByLabelText(/^Staging/));
  await waitFor(() => expect(router.state.location.search).toEqual({ group: 'g2' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Show 2 hosts' }));
  expect(await screen.findByText('2 of 7')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Filter1' })).toBeVisible();
});

it('sorts in a drawer', async () => {
  const { router } = await open('/hosts');
  await userEvent.click(screen.getByRole('button', { name: 'Sort' }));
  await userEvent.click(await screen.findByLabelText('Most updates first'));
  const search = { sort: 'updates', order: 'desc' };
  await waitFor(() => expect(router.state.location.search).toEqual(search));
});

it('picks hosts by a long press, and then by a touch', async () => {
  const { router } = await open('/hosts');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const row = screen.getByText('Ubuntu 24.04');
  fireEvent.touchStart(row, { touches: [{ clientX: 1, clientY: 1 }] });
  act(() => void vi.advanceTimersByTime(600));
  vi.useRealTimers();
  fireEvent.touchEnd(row);
  expect(await screen.findByText('1 selected')).toBeVisible();
  fireEvent.click(screen.getByText('mail-01'));
  expect(await screen.findByText('2 selected')).toBeVisible();
  expect(router.state.location.pathname).toBe('/hosts');
});
