import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const holding = (...permissions: string[]) =>
  fakeServer({ 'GET /auth/profile': { status: 200, body: { user: user({ permissions }) } } });

async function placesShown() {
  const main = within(await screen.findByRole('navigation', { name: 'Main' }));
  return main.getAllByRole('link').map((link) => link.textContent);
}

describe('who may see some places only', () => {
  it('is offered those, and opens the first of them', async () => {
    const { questions } = holding('view_packages');
    const { router } = renderPage('/');
    expect(await placesShown()).toEqual(['Packages', 'Advisories']);
    expect(router.state.location.pathname).toBe('/packages');
    expect(questions.map(({ path }) => path)).not.toContain('/navigation');
  });

  it('is told what another place needs, without a question to the server', async () => {
    const { questions } = holding('view_packages');
    renderPage('/hosts/h1');
    expect(await screen.findByText(/needs the permission “View hosts”/)).toBeVisible();
    expect(questions.filter(({ path }) => path.startsWith('/hosts'))).toEqual([]);
  });

  it('goes by key to permitted places alone', async () => {
    holding('view_hosts', 'view_packages');
    const { router } = renderPage('/hosts');
    await screen.findByRole('link', { name: 'mail-01' });
    await userEvent.keyboard('gd');
    await userEvent.keyboard('gp');
    await waitFor(() => expect(router.state.location.pathname).toBe('/packages'));
  });

  it('is told so at home when nothing is left', async () => {
    holding();
    renderPage('/');
    expect(await screen.findByText(/needs the permission “View dashboard”/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull();
  });
});
