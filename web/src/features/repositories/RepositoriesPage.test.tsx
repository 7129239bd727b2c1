import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

describe('repositories across the fleet', () => {
  it('tells which are not verified', async () => {
    fakeServer();
    renderPage('/repositories');
    const cell = await screen.findByText('http://mirror.int.example.org/debs');
    expect(within(cell.closest('tr') as HTMLElement).getByText('Not verified')).toBeVisible();
  });

  it('searches by the address and says when nothing is found', async () => {
    const body = { items: [], total: 0, limit: 50, offset: 0 };
    const { questions } = fakeServer({ 'GET /repositories': { status: 200, body } });
    const { router } = renderPage('/repositories');
    await userEvent.type(await screen.findByRole('searchbox'), 'pgdg');
    await waitFor(() => expect(router.state.location.search).toEqual({ search: 'pgdg' }));
    expect(await screen.findByText('No repository matches “pgdg”.')).toBeVisible();
    expect(questions.at(-1)?.query.get('search')).toBe('pgdg');
  });

  it('shows those in one trouble', async () => {
    const body = { items: [], total: 0, limit: 50, offset: 0 };
    const { questions } = fakeServer({ 'GET /repositories': { status: 200, body } });
    const { router } = renderPage('/repositories');
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Trouble' }),
      'Failing',
    );
    await waitFor(() => expect(router.state.location.search).toEqual({ trouble: 'failing' }));
    expect(await screen.findByText('No repository has this trouble.')).toBeVisible();
    expect(questions.at(-1)?.query.get('trouble')).toBe('failing');
  });
});
