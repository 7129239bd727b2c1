import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';
import { parseReturn } from './returnAddress';

const gone = { status: 401, body: { error: 'Sign in', code: 'unauthenticated' } };

beforeEach(stillWorld);

describe('who is not signed in', () => {
  it('signs in and comes back', async () => {
    let signedIn = false;
    fakeServer({
      'POST /auth/refresh': gone,
      'GET /auth/profile': () => (signedIn ? { status: 200, body: { user: {} } } : gone),
    });
    const { router } = renderPage('/settings/host-groups');
    await userEvent.type(await screen.findByLabelText('User name or e-mail'), 'mara');
    await userEvent.type(screen.getByLabelText('Password'), 'secret words');
    signedIn = true;
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/host-groups'));
    expect(await screen.findByRole('heading', { name: 'Host groups' })).toBeVisible();
  });

  it('is led to set-up while there is no account', async () => {
    const needed = { status: 200, body: { needed: true } };
    fakeServer({ 'POST /auth/refresh': gone, 'GET /auth/profile': gone, 'GET /setup': needed });
    const { router } = renderPage('/');
    expect(await screen.findByRole('heading', { name: 'Set up PatchMon' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/setup');
  });
});

describe('addresses', () => {
  it('says so when there is no such page', async () => {
    fakeServer();
    renderPage('/nowhere');
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeVisible();
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'hosts', 7])(
    'never returns to %s',
    (address) => {
      expect(parseReturn({ return: address })).toEqual({});
    },
  );

  it('returns to a place of this page', () => {
    expect(parseReturn({ return: '/hosts?updates=true' })).toEqual({
      return: '/hosts?updates=true',
    });
  });
});

describe('the shell', () => {
  it('goes by keys, opens help, and adds a host with n', async () => {
    fakeServer();
    const { router } = renderPage('/hosts');
    await screen.findByRole('link', { name: 'mail-01' });
    await userEvent.keyboard('gr');
    await waitFor(() => expect(router.state.location.pathname).toBe('/repositories'));
    await userEvent.keyboard('gs');
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/general'));
    await userEvent.keyboard('n');
    await waitFor(() => expect(router.state.location.search).toEqual({ add: true }));
    expect(await screen.findByRole('dialog', { name: 'Add a host' })).toBeVisible();
  });

  it('signs out', async () => {
    const { questions } = fakeServer();
    const { router } = renderPage('/hosts');
    await userEvent.click(await screen.findByRole('button', { name: /Mara Lindqvist/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Sign out', hidden: true }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'));
    expect(questions.some((each) => each.path === '/auth/logout')).toBe(true);
  });
});
