import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

it('goes from host to host of the list by [ and ], on the same tab', async () => {
  fakeServer();
  const { router } = renderPage('/hosts');
  await userEvent.click(await screen.findByRole('link', { name: 'web-prod-03' }));
  await screen.findByRole('heading', { name: 'web-prod-03' });
  await userEvent.click(await screen.findByRole('link', { name: 'System' }));
  await userEvent.keyboard(']');
  expect(await screen.findByRole('heading', { name: 'vpn-gw-1' })).toBeVisible();
  expect(router.state.location.search).toEqual({ tab: 'system' });
  await userEvent.keyboard('[[[[[[');
  await waitFor(() => expect(router.state.location.pathname).toBe('/hosts/h1'));
});
