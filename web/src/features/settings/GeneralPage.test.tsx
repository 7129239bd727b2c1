import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { user } from '@/testing/builders';
import { SETTINGS } from '@/testing/fake/settingsDoors';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

async function retype(label: string, text: string) {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

describe('general settings', () => {
  it('sends what was changed, and only that', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/general');
    await retype('Public address', 'https://new.example.org');
    await userEvent.click(screen.getByLabelText('People may sign up by themselves'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Settings saved.')).toBeVisible();
    const asked = questions.find((each) => each.method === 'PUT');
    expect(asked?.body).toEqual({ server_url: 'https://new.example.org', signup_enabled: true });
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('refuses an address agents could not use, and a zone that is none', async () => {
    fakeServer();
    renderPage('/settings/general');
    await retype('Public address', 'example.org');
    await retype('Time zone', 'Mars/Olympus');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Start with http:// or https://')).toBeVisible();
    expect(screen.getByText('Choose a time zone such as Europe/Berlin.')).toBeVisible();
  });

  it('tells at the field what the server refuses', async () => {
    const errors = [{ msg: 'must be reachable', param: 'server_url', location: 'body' }];
    fakeServer({ 'PUT /settings': { status: 400, body: { errors } } });
    renderPage('/settings/general');
    await retype('Public address', 'https://other.example.org');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByLabelText('Public address')).toHaveAccessibleDescription(
      /must be reachable/,
    );
  });

  it('shows where a field is set and does not let it be changed', async () => {
    const body = { ...SETTINGS, locked: { server_url: 'PUBLIC_URL' } };
    fakeServer({ 'GET /settings': { status: 200, body } });
    renderPage('/settings/general');
    const address = await screen.findByLabelText('Public address');
    expect(address).toBeDisabled();
    expect(address).toHaveAccessibleDescription(/Set by PUBLIC_URL when the server starts/);
    expect(screen.getByLabelText('Time zone')).toBeEnabled();
  });

  it('asks before it is left with changes', async () => {
    fakeServer();
    const { router } = renderPage('/settings/general');
    await retype('Public address', 'https://new.example.org');
    await userEvent.click(screen.getByRole('link', { name: 'Agents' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Stay on the page' }));
    expect(router.state.location.pathname).toBe('/settings/general');
    await userEvent.click(screen.getByRole('link', { name: 'Agents' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/settings/agents'));
  });

  it('offers strangers roles without a permission of high risk', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/general');
    const field = await screen.findByLabelText('Role of who signs up');
    await screen.findByRole('option', { name: 'Auditor' });
    const offered = [...field.querySelectorAll('option')].map((each) => each.textContent);
    expect(offered).toEqual(['Host Manager', 'Auditor', 'User', 'Read Only']);
    await userEvent.selectOptions(field, 'Auditor');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Settings saved.')).toBeVisible();
    expect(questions.find(({ method }) => method === 'PUT')?.body).toEqual({
      default_user_role: 'auditor',
    });
  });

  it('shows the role of who signs up to who may not see the others', async () => {
    const body = { user: user({ permissions: ['manage_settings'] }) };
    fakeServer({ 'GET /auth/profile': { status: 200, body } });
    renderPage('/settings/general');
    expect(await screen.findByLabelText('Role of who signs up')).toHaveValue('user');
  });

  it('says which permission is missing', async () => {
    fakeServer({ 'GET /auth/profile': { status: 200, body: { user: user({ permissions: [] }) } } });
    renderPage('/settings/general');
    expect(await screen.findByText(/needs the permission “Manage settings”/)).toBeVisible();
  });
});

describe('settings of agents', () => {
  it('holds interval, new versions and certificates', async () => {
    const { questions } = fakeServer();
    renderPage('/settings/agents');
    await retype('Report interval', '30');
    await userEvent.click(screen.getByLabelText('Agents follow new versions'));
    await userEvent.click(screen.getByLabelText('Do not check the certificate'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Settings saved.')).toBeVisible();
    const asked = questions.find((each) => each.method === 'PUT');
    const body = { update_interval: 30, auto_update: false, ignore_ssl_self_signed: true };
    expect(asked?.body).toEqual(body);
  });

  it('refuses an interval that is none', async () => {
    fakeServer();
    renderPage('/settings/agents');
    await retype('Report interval', '2000');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Whole minutes from 1 to 1,440.')).toBeVisible();
  });
});
