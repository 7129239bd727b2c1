import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

it('saves address, interval, and whether certificates are checked', async () => {
  const { questions } = fakeServer();
  renderPage('/settings/general');
  const address = await screen.findByLabelText('Public address');
  const save = screen.getByRole('button', { name: 'Save' });
  expect(save).toBeDisabled();
  await userEvent.clear(address);
  await userEvent.type(address, 'https://new.example.org');
  await userEvent.click(screen.getByLabelText('Do not check the certificate'));
  await userEvent.click(save);
  expect(await screen.findByText('Settings saved.')).toBeVisible();
  const asked = questions.find((each) => each.method === 'PUT');
  expect(asked?.body).toEqual({
    server_url: 'https://new.example.org',
    update_interval: 60,
    ignore_ssl_self_signed: true,
  });
});

it('refuses an address that agents could not use', async () => {
  fakeServer();
  renderPage('/settings/general');
  const address = await screen.findByLabelText('Public address');
  await userEvent.clear(address);
  await userEvent.type(address, 'example.org');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByText('Start with http:// or https://')).toBeVisible();
});

it('says which permission is missing', async () => {
  fakeServer({ 'GET /auth/profile': { status: 200, body: { user: user({ permissions: [] }) } } });
  renderPage('/settings/general');
  expect(await screen.findByText(/needs the permission “Manage settings”/)).toBeVisible();
});
