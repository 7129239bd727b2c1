import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const holding = (permissions: string[]) => ({
  'GET /auth/profile': { status: 200, body: { user: user({ permissions }) } },
});

it('opens the first page one may see and lists only those', async () => {
  fakeServer(holding(['view_hosts', 'view_audit']));
  const { router } = renderPage('/settings');
  const list = within(await screen.findByRole('navigation', { name: 'Settings' }));
  const names = list.getAllByRole('link').map((link) => link.textContent);
  expect(names).toEqual(['Host groups', 'Audit log']);
  expect(router.state.location.pathname).toBe('/settings/host-groups');
});

it('leads home who may see none of them', async () => {
  fakeServer(holding([]));
  const { router } = renderPage('/settings');
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
});
