import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(() => {
  stillWorld();
  localStorage.clear();
});

async function openMenu() {
  await userEvent.click(await screen.findByRole('button', { name: /Account and appearance/ }));
  return screen.findByRole('menu', { hidden: true });
}

it('says who is signed in, and as what', async () => {
  const body = {
    user: user({
      first_name: null,
      last_name: null,
      role: 'host_manager',
      role_name: 'Host Manager',
    }),
  };
  fakeServer({ 'GET /auth/profile': { status: 200, body } });
  renderPage('/hosts');
  const menu = await openMenu();
  expect(menu).toHaveTextContent('Signed in as mara');
  expect(menu).toHaveTextContent('Host Manager · mara@example.org');
});

it('switches single keys off, and on again', async () => {
  fakeServer();
  const { router } = renderPage('/hosts');
  await openMenu();
  const keys = () => screen.findByRole('menuitemcheckbox', { hidden: true });
  await userEvent.click(await keys());
  await userEvent.keyboard('{Escape}gp');
  expect(router.state.location.pathname).toBe('/hosts');
  await openMenu();
  await userEvent.click(await keys());
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('heading', { level: 1 }));
  await userEvent.keyboard('gp');
  await waitFor(() => expect(router.state.location.pathname).toBe('/packages'));
});
