import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

it.each([
  [
    '/hosts?updates=true&page=3',
    'CSV',
    '/hosts/export?sort=waiting&order=desc&updates=true&format=csv',
  ],
  [
    '/packages?state=security&search=ssl',
    'JSON',
    '/packages/export?sort=security&order=desc&search=ssl&state=security&format=json',
  ],
])('takes %s out as %s', async (address, format, path) => {
  const followed = vi
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(() => undefined);
  fakeServer();
  renderPage(address);
  await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
  await userEvent.click(await screen.findByRole('button', { name: format }));
  await waitFor(() => expect(followed).toHaveBeenCalled());
  const link = followed.mock.contexts[0] as HTMLAnchorElement;
  expect(link.href).toBe(`${location.origin}/api/v1${path}`);
});

it('is absent without the right to', async () => {
  const body = { user: user({ permissions: ['view_hosts'] }) };
  fakeServer({ 'GET /auth/profile': { status: 200, body } });
  renderPage('/hosts');
  await screen.findByRole('link', { name: 'mail-01' });
  expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
});
