import { screen, waitFor, within } from '@testing-library/react';
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

/** The line of somebody; the menu in it is opened. */
async function menuOf(name: string) {
  await userEvent.click(await screen.findByRole('button', { name: `What to do with ${name}` }));
  const menu = within(await screen.findByRole('menu', { hidden: true }));
  return {
    all: () => menu.getAllByRole('menuitem', { hidden: true }).map((each) => each.textContent),
    press: async (item: string) =>
      userEvent.click(menu.getByRole('menuitem', { name: item, hidden: true })),
  };
}

async function dialogOf(name: string) {
  return within(await screen.findByRole('dialog', { name }));
}

describe('the list of users', () => {
  it('says who they are, what they see, and whether they may sign in', async () => {
    fakeServer();
    renderPage('/settings/users');
    const tom = (await screen.findByText('tom')).closest('tr') as HTMLElement;
    expect(tom).toHaveTextContent('Host Manager');
    expect(tom).toHaveTextContent('Production');
    expect(tom).toHaveTextContent('Required, not set up');
    const ines = screen.getByText('Ines Roth').closest('tr') as HTMLElement;
    expect(ines).toHaveTextContent('Switched off');
    expect(ines).toHaveTextContent('never');
    expect(screen.getByText('By user name')).toBeVisible();
  });

  it('keeps filters and order in the address', async () => {
    const { questions } = fakeServer();
    const { router } = renderPage('/settings/users');
    await userEvent.selectOptions(await screen.findByLabelText('Account'), 'Switched off');
    await userEvent.click(screen.getByRole('button', { name: 'Signed in' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({
        status: 'disabled',
        sort: 'last_login',
        order: 'desc',
      }),
    );
    await waitFor(() => expect(screen.queryByText('tom')).toBeNull());
    const asked = questions.filter(({ path }) => path === '/auth/admin/users').at(-1)?.query;
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      status: 'disabled',
      sort: 'last_login',
    });
    await userEvent.type(screen.getByRole('searchbox'), 'nobody');
    expect(await screen.findByText('No user matches these 2 filters.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('tom')).toBeVisible();
  });

  it('fits a phone', async () => {
    onPhone();
    fakeServer();
    renderPage('/settings/users');
    const list = within(await screen.findByRole('list', { name: 'Users' }));
    expect(list.getByText('Ines Roth')).toBeVisible();
    expect(list.getByRole('button', { name: 'What to do with tom' })).toBeVisible();
  });
});

describe('what may be done with a user', () => {
  it('is nothing for who only sees users', async () => {
    fakeServer(as({ id: 'u9', role: 'auditor', permissions: ['view_users'] }));
    renderPage('/settings/users');
    expect(await screen.findByText('tom')).toBeVisible();
    expect(screen.queryByRole('button', { name: /What to do/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add user' })).toBeNull();
  });

  it("ends at one's own rank", async () => {
    const admin = ROLES[1];
    fakeServer({
      ...as({ id: 'u9', role: 'admin', permissions: admin?.permissions }),
      'GET /permissions/roles': {
        status: 200,
        body: { items: ROLES, permissions: [], assignable: ['admin', 'host_manager', 'readonly'] },
      },
    });
    renderPage('/settings/users');
    expect(await screen.findByRole('button', { name: 'What to do with tom' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'What to do with mara' })).toBeNull();
  });

  it('leaves out what nobody does to oneself', async () => {
    fakeServer();
    renderPage('/settings/users');
    const menu = await menuOf('mara');
    expect(menu.all()).toEqual(['Edit']);
    await menu.press('Edit');
    const dialog = await dialogOf('Edit mara');
    expect(dialog.queryByLabelText('Role')).toBeNull();
    expect(dialog.queryByText('Only hosts of these groups')).toBeNull();
  });

  it('says which permission the page needs', async () => {
    fakeServer(as({ permissions: ['view_hosts'] }));
    renderPage('/settings/users');
    expect(await screen.findByText(/needs the permission “View users”/)).toBeVisible();
  });
});

describe('adding a user', () => {
  it('sends role, sight and duty, and says so', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/users');
    await userEvent.click(await screen.findByRole('button', { name: 'Add user' }));
    const dialog = await dialogOf('Add user');
    await userEvent.type(dialog.getByLabelText('User name'), 'kim');
    await userEvent.type(dialog.getByLabelText('E-mail'), 'kim@example.org');
    await userEvent.type(dialog.getByLabelText('Password'), 'short');
    await userEvent.click(dialog.getByRole('button', { name: 'Add user' }));
    expect(dialog.getByText('At least 8 characters.')).toBeVisible();
    await userEvent.type(dialog.getByLabelText('Password'), ' no more');
    expect(dialog.getByLabelText('Role')).toHaveValue('readonly');
    await userEvent.selectOptions(dialog.getByLabelText('Role'), 'Auditor');
    await userEvent.click(await dialog.findByRole('checkbox', { name: 'Production' }));
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Second factor required' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Add user' }));
    expect(await screen.findByText('kim can sign in now.')).toBeVisible();
    expect(questions.find(({ method }) => method === 'POST')?.body).toEqual({
      username: 'kim',
      email: 'kim@example.org',
      first_name: '',
      last_name: '',
      password: 'short no more',
      role: 'auditor',
      host_group_ids: ['g1'],
      tfa_required: true,
    });
  });

  it('says at the field that a name is taken', async () => {
    const body = { error: 'This user name is taken', code: 'username_taken' };
    fakeServer({ 'POST /auth/admin/users': { status: 409, body } });
    renderPage('/settings/users');
    await userEvent.click(await screen.findByRole('button', { name: 'Add user' }));
    const dialog = await dialogOf('Add user');
    await userEvent.type(dialog.getByLabelText('User name'), 'tom');
    await userEvent.type(dialog.getByLabelText('E-mail'), 'kim@example.org');
    await userEvent.type(dialog.getByLabelText('Password'), 'long enough');
    await userEvent.click(dialog.getByRole('button', { name: 'Add user' }));
    await waitFor(() =>
      expect(dialog.getByLabelText('User name')).toHaveAccessibleDescription(
        'This user name is taken.',
      ),
    );
  });

  it('asks who sees some hosts for groups', async () => {
    fakeServer(as({ all_hosts: false }));
    renderPage('/settings/users');
    await userEvent.click(await screen.findByRole('button', { name: 'Add user' }));
    const dialog = await dialogOf('Add user');
    await userEvent.click(dialog.getByRole('button', { name: 'Add user' }));
    expect(await dialog.findByText(/Choose at least one group/)).toBeVisible();
  });
});

describe('changing a user', () => {
  it('sends what was changed alone', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/users');
    await (await menuOf('tom')).press('Edit');
    const dialog = await dialogOf('Edit tom');
    await userEvent.selectOptions(dialog.getByLabelText('Role'), 'User');
    await userEvent.click(await dialog.findByRole('checkbox', { name: 'Production' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('tom saved.')).toBeVisible();
    const asked = questions.find(({ method }) => method === 'PUT');
    expect(asked?.path).toBe('/auth/admin/users/u2');
    expect(asked?.body).toEqual({ role: 'user', host_group_ids: [] });
  });

  it('says why the server refuses', async () => {
    const body = { error: 'The last super admin stays', code: 'last_superadmin' };
    fakeServer({ 'PUT /auth/admin/users/u3': { status: 403, body } });
    renderPage('/settings/users');
    await (await menuOf('ines')).press('Switch on');
    expect(
      await screen.findByText(/Nothing was changed: The last super admin stays/),
    ).toBeVisible();
  });

  it('resets password and second factor', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/users');
    await (await menuOf('ines')).press('Reset password');
    const password = await dialogOf('Reset the password of ines');
    await userEvent.type(password.getByLabelText('New password'), 'another long one');
    await userEvent.click(password.getByRole('button', { name: 'Reset password' }));
    expect(await screen.findByText('ines has another password.')).toBeVisible();
    await (await menuOf('ines')).press('Reset second factor');
    const factor = await dialogOf('Reset the second factor of ines');
    await userEvent.click(factor.getByRole('button', { name: 'Reset second factor' }));
    expect(await screen.findByText('ines has no second factor any more.')).toBeVisible();
    const posts = questions.filter(({ method }) => method === 'POST');
    expect(posts.map(({ path, body }) => [path, body])).toEqual([
      ['/auth/admin/users/u3/reset-password', { new_password: 'another long one' }],
      ['/auth/admin/users/u3/reset-tfa', undefined],
    ]);
  });

  it('deletes once the name is typed', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/users');
    await (await menuOf('tom')).press('Delete user');
    const dialog = await dialogOf('Delete user');
    const button = dialog.getByRole('button', { name: 'Delete user' });
    expect(button).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'tom');
    await userEvent.click(button);
    expect(await screen.findByText('tom deleted.')).toBeVisible();
    expect(questions.some(({ method, path }) => method === 'DELETE' && path.endsWith('/u2'))).toBe(
      true,
    );
  });
});
