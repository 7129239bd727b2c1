import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

it('says of each variable its value, where it comes from, and the default', async () => {
  fakeServer();
  renderPage('/settings/environment');
  const list = within(await screen.findByRole('list', { name: 'Environment' }));
  const [listen, key, folder] = list.getAllByRole('listitem') as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  expect(within(listen).getByText('0.0.0.0:3000')).toBeVisible();
  expect(within(listen).getByText('Environment')).toBeVisible();
  expect(within(listen).getByText('(default: 127.0.0.1:3000)')).toBeVisible();
  expect(within(key).getByText('••••••••')).toBeVisible();
  expect(within(key).getByText('.env file')).toBeVisible();
  expect(within(folder).getByText('not set')).toBeVisible();
  expect(within(key).getByRole('button', { name: 'Copy: SERVER_KEY' })).toBeVisible();
});

it('keeps its filters in the address', async () => {
  fakeServer();
  const { router } = renderPage('/settings/environment?source=default');
  expect(await screen.findByText('1 of 3')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('Category'), 'Secrets');
  expect(await screen.findByText('No variable matches these filters.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
  await userEvent.type(screen.getByRole('searchbox'), 'digests');
  expect(await screen.findByText('1 of 3')).toBeVisible();
});
