import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { ROLES } from '@/testing/fake/peopleDoors';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';
import { onPhone } from '@/testing/window';

beforeEach(stillWorld);

const as = (patch: Parameters<typeof user>[0]) => ({
  'GET /auth/profile': { status: 200, body: { user: user(patch) } },
});

describe('roles', () => {
  it('stand beside each other with what they permit', async () => {
    fakeServer();
    renderPage('/settings/roles');
    const line = await screen.findByRole('row', { name: /^Manage users high risk/ });
    const held = within(line)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(held).toEqual(['yes', 'yes', 'no', 'no', 'no', 'no']);
    expect(screen.getAllByRole('link', { name: '1 user' })[0]).toHaveAttribute(
      'href',
      '/settings/users?role=superadmin',
    );
    expect(screen.queryByRole('button', { name: 'Edit role Admin' })).toBeNull();
  });

  it('are made of permissions one has', async () => {
    const { questions } = fakeServer(as({ permissions: ['view_users', 'manage_settings'] }));
    renderPage('/settings/roles');
    await userEvent.click(await screen.findByRole('button', { name: 'Add role' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add role' }));
    expect(dialog.getAllByRole('checkbox')).toHaveLength(2);
    await userEvent.type(dialog.getByLabelText('Name'), 'Desk');
    await userEvent.type(dialog.getByLabelText('Short name'), 'user');
    await userEvent.click(dialog.getByRole('checkbox', { name: /View users/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('A role with this name exists.')).toBeVisible();
    await userEvent.type(dialog.getByLabelText('Short name'), '_desk');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Role Desk saved.')).toBeVisible();
    const put = questions.find(({ method }) => method === 'PUT');
    expect(put?.path).toBe('/permissions/roles/user_desk');
    expect(put?.body).toEqual({ label: 'Desk', description: '', permissions: ['view_users'] });
  });

  it('are changed and deleted where people made them', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/roles');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit role Auditor' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit role Auditor' }));
    expect(dialog.queryByLabelText('Short name')).toBeNull();
    await userEvent.click(dialog.getByRole('checkbox', { name: /Export data/ }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Role Auditor saved.')).toBeVisible();
    expect(questions.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      permissions: ['view_audit'],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Delete role Auditor' }));
    const confirm = within(await screen.findByRole('dialog', { name: 'Delete role' }));
    await userEvent.type(confirm.getByRole('textbox'), 'auditor');
    await userEvent.click(confirm.getByRole('button', { name: 'Delete role' }));
    expect(await screen.findByText('Role Auditor deleted.')).toBeVisible();
  });

  it('that somebody has are not deleted', async () => {
    const items = ROLES.map((role) => (role.built_in ? role : { ...role, users: 2 }));
    fakeServer({
      'GET /permissions/roles': { status: 200, body: { items, permissions: [], assignable: [] } },
    });
    renderPage('/settings/roles');
    await userEvent.click(await screen.findByRole('button', { name: 'Delete role Auditor' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete role' }));
    expect(dialog.getByText(/2 users have the role Auditor/)).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'Delete role' })).toBeNull();
  });

  it('stay as they are for who may not manage settings', async () => {
    fakeServer(as({ permissions: ['view_users'] }));
    renderPage('/settings/roles');
    expect(await screen.findByRole('table', { name: 'Roles' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /role/i })).toBeNull();
  });

  it('are told in words on a phone', async () => {
    onPhone();
    fakeServer();
    renderPage('/settings/roles');
    const auditor = within(await screen.findByRole('region', { name: 'Auditor' }));
    expect(auditor.getByText('Export data, View audit log')).toBeVisible();
  });
});
