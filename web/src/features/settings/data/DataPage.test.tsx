import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { DATA } from '@/testing/fake/settingsDoors';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);

it('says how large each table is, in the order one wants', async () => {
  fakeServer();
  renderPage('/settings/data');
  expect(await screen.findByText('SQLite 3.50.4, 23 MB')).toBeInTheDocument();
  expect(names()).toEqual(['host_packages', 'audit_log', 'hosts']);
  await userEvent.click(screen.getByRole('button', { name: 'Table' }));
  expect(names()).toEqual(['audit_log', 'host_packages', 'hosts']);
  await userEvent.click(screen.getByRole('button', { name: 'Rows' }));
  expect(names()).toEqual(['host_packages', 'audit_log', 'hosts']);
});

it('keeps data for as long as told', async () => {
  const { questions } = fakeServer();
  renderPage('/settings/data');
  const days = await screen.findByLabelText('Audit log');
  await userEvent.clear(days);
  await userEvent.type(days, '90');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Settings saved.')).toBeVisible();
  expect(questions.find(({ method }) => method === 'PUT')?.body).toEqual({ audit_days: 90 });
});

it('makes a copy and follows it until it is there', async () => {
  let running = false;
  const { questions } = fakeServer({
    'GET /settings/data': () => ({
      status: 200,
      body: { ...DATA, backup: { ...DATA.backup, running } },
    }),
    'POST /settings/data/backup': () => {
      running = true;
      return { status: 202, body: { ...DATA.backup, running } };
    },
  });
  renderPage('/settings/data');
  expect(await screen.findByText(/Last copy: 21 MB/)).toHaveTextContent(
    'Last copy: 21 MB, 1 h ago',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Make a copy now' }));
  expect(await screen.findByText('A copy is being made.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Download the copy' })).toBeNull();
  running = false;
  expect(await screen.findByRole('button', { name: 'Download the copy' })).toBeVisible();
  expect(questions.filter(({ path }) => path === '/settings/data/backup')).toHaveLength(1);
});

it('gives the copy to super admins only', async () => {
  const patch = { permissions: ['manage_settings'] };
  fakeServer({ 'GET /auth/profile': { status: 200, body: { user: user(patch) } } });
  renderPage('/settings/data');
  await screen.findByRole('button', { name: 'Make a copy now' });
  expect(screen.queryByRole('button', { name: 'Download the copy' })).toBeNull();
});

it('says how PostgreSQL is copied', async () => {
  const backup = { supported: false, last_at: null, last_bytes: null, running: false, error: null };
  const body = { ...DATA, engine: 'postgres', backup };
  fakeServer({ 'GET /settings/data': { status: 200, body } });
  renderPage('/settings/data');
  expect(await screen.findByLabelText('Command for a copy')).toHaveTextContent('pg_dump');
  expect(screen.queryByRole('button', { name: 'Make a copy now' })).toBeNull();
});
