import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

describe('sections of a host', () => {
  it('opens by link and by number key', async () => {
    fakeServer();
    const { router } = renderPage('/hosts/h2');
    await userEvent.click(await screen.findByRole('link', { name: 'Network' }));
    expect(await screen.findByText('10.20.4.13 255.255.255.0')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Network' })).toHaveAttribute('aria-current', 'page');
    await userEvent.keyboard('4');
    await waitFor(() => expect(router.state.location.search).toEqual({ tab: 'system' }));
    const tab = screen.getByRole('link', { name: /^Packages 34|^Packages34/ });
    expect(tab).not.toHaveAttribute('aria-current');
  });

  it('shows older changes on demand, to the end', async () => {
    fakeServer();
    renderPage('/hosts/h2?tab=changes');
    expect(await screen.findByText('jq')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));
    expect(await screen.findByText('telnet')).toBeVisible();
    expect(screen.getByText('Nothing older is known.')).toBeVisible();
    expect(screen.getByRole('heading', { name: '20 Nov' })).toBeVisible();
  });

  it('tells repositories that nobody vouches for', async () => {
    fakeServer();
    renderPage('/hosts/h2?tab=repositories');
    const cell = await screen.findByText('http://mirror.int.example.org/debs');
    const row = within(cell.closest('tr') as HTMLElement);
    expect(row.getByText('Not verified')).toBeVisible();
    expect(screen.getByText('Switched off')).toBeVisible();
    expect(screen.getByText(/signed by .*ubuntu-archive-keyring/)).toBeVisible();
  });

  it('shows memory, disks and how the collectors fared', async () => {
    fakeServer();
    renderPage('/hosts/h2?tab=system');
    expect(await screen.findByText('4.7 GiB of 7.6 GiB, 2.9 GiB free')).toBeVisible();
    expect(screen.getByText('/var/lib/postgresql')).toBeVisible();
    expect(screen.getByText('/proc is mounted with hidepid')).toBeVisible();
    expect(screen.getByText('612 ms')).toBeVisible();
  });

  it('saves notes and shows them', async () => {
    const { questions } = fakeServer();
    renderPage('/hosts/h2?tab=notes');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit notes' }));
    const field = screen.getByRole('textbox', { name: 'Notes' });
    await userEvent.clear(field);
    await userEvent.type(field, 'Moved to rack 4');
    await userEvent.click(screen.getByRole('button', { name: 'Save notes' }));
    expect(await screen.findByRole('button', { name: 'Edit notes' })).toBeVisible();
    const asked = questions.find(({ path }) => path === '/hosts/h2/notes');
    expect(asked).toMatchObject({ method: 'PATCH', body: { notes: 'Moved to rack 4' } });
  });

  it('pages through the reports and shows why one was refused', async () => {
    const { questions } = fakeServer();
    renderPage('/hosts/h2?tab=reports');
    expect(await screen.findByText('packages[12]: name is missing')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('51–70 of 70')).toBeVisible();
    expect(questions.at(-1)?.query.get('offset')).toBe('50');
  });

  it('says in place what could not be loaded', async () => {
    const body = { error: 'The database does not answer', code: 'unavailable' };
    fakeServer({ 'GET /hosts/h2/changes': { status: 400, body } });
    renderPage('/hosts/h2?tab=changes');
    expect(await screen.findByRole('alert')).toHaveTextContent('The database does not answer');
    expect(screen.getByRole('heading', { name: 'web-prod-03' })).toBeVisible();
  });
});
