import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { factor, minutesAgo, user } from '@/testing/builders';
import type { Reply } from '@/testing/fake/answer';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const ok = (body: unknown): Reply => ({ status: 200, body });

type Answers = NonNullable<Parameters<typeof fakeServer>[0]>;

function open(answers: Answers = {}) {
  const { questions } = fakeServer(answers);
  return { questions, ...renderPage('/account') };
}

const region = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the own profile', () => {
  it('sends what was changed and nothing else', async () => {
    const { questions } = open({ 'PUT /auth/profile': ok({ user: user({ last_name: 'Berg' }) }) });
    const panel = await region('Profile');
    const name = await panel.findByLabelText('Last name');
    await userEvent.clear(name);
    await userEvent.type(name, 'Berg');
    await userEvent.click(panel.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Your profile is saved.')).toBeVisible();
    expect(questions.find(({ method }) => method === 'PUT')?.body).toEqual({ last_name: 'Berg' });
  });

  it('says at its field what is taken', async () => {
    const body = { error: 'This e-mail address is taken', code: 'email_taken' };
    open({ 'PUT /auth/profile': { status: 409, body } });
    const panel = await region('Profile');
    await userEvent.type(await panel.findByLabelText('E-mail'), 'x');
    await userEvent.click(panel.getByRole('button', { name: 'Save' }));
    expect(await panel.findByText('This e-mail address is taken')).toBeVisible();
  });

  it('leaves names to the identity provider where there is one', async () => {
    const known = user({ single_sign_on: true, has_password: false });
    open({ 'GET /auth/profile': ok({ user: known }) });
    const panel = await region('Profile');
    expect(await panel.findByLabelText('E-mail')).toBeDisabled();
    expect((await region('Password')).getByText(/sign in at your identity provider/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Second factor' })).toBeNull();
  });

  it('refuses what is no time zone', async () => {
    open();
    const panel = await region('Profile');
    await userEvent.type(await panel.findByLabelText('Time zone'), 'Mars/Olympus');
    await userEvent.click(panel.getByRole('button', { name: 'Save' }));
    expect(panel.getByText(/not a time zone/)).toBeVisible();
  });
});

describe('the password', () => {
  async function change(reply: Reply) {
    const { questions } = open({ 'PUT /auth/change-password': reply });
    const panel = await region('Password');
    await userEvent.type(await panel.findByLabelText('Current password'), 'old words');
    await userEvent.type(panel.getByLabelText('New password'), 'quite new words');
    await userEvent.type(panel.getByLabelText('Repeat the new password'), 'quite new words');
    await userEvent.click(panel.getByRole('button', { name: 'Change password' }));
    return { questions, panel };
  }

  it('is changed, and the fields are empty afterwards', async () => {
    const { questions, panel } = await change({ status: 204 });
    expect(await screen.findByText(/Every other session has ended/)).toBeVisible();
    expect(panel.getByLabelText('Current password')).toHaveValue('');
    expect(questions.find(({ method }) => method === 'PUT')?.body).toEqual({
      current_password: 'old words',
      new_password: 'quite new words',
    });
  });

  it('says which field is wrong', async () => {
    const errors = [{ msg: 'is wrong', param: 'current_password', location: 'body' }];
    const { panel } = await change({ status: 400, body: { errors } });
    expect(await panel.findByText('is wrong')).toBeVisible();
  });
});

describe('the second factor', () => {
  const off = ok(factor());
  const on = ok(factor({ enabled: true, app: true, backup_codes_left: 9 }));
  const setup = ok({ secret: 'JBSWY3DPEHPK3PXP', otpauth_url: '', qr_code: 'data:image/svg+xml,' });
  const codes = Array.from({ length: 10 }, (_, index) => `code-${index}`);

  it('is set up, and its codes are shown until they are stored', async () => {
    let enabled = false;
    const { questions } = open({
      'GET /tfa/status': () => (enabled ? on : off),
      'POST /tfa/setup': setup,
      'POST /tfa/verify-setup': () => {
        enabled = true;
        return ok({ backup_codes: codes });
      },
    });
    const panel = await region('Second factor');
    await userEvent.click(await panel.findByRole('button', { name: 'Set up' }));
    expect(await panel.findByLabelText('Key')).toHaveTextContent('JBSW Y3DP EHPK 3PXP');
    await userEvent.type(panel.getByLabelText('Code that the app shows now'), '12345');
    await userEvent.click(panel.getByRole('button', { name: 'Switch on' }));
    expect(panel.getByText('Enter the six digits.')).toBeVisible();
    await userEvent.type(panel.getByLabelText('Code that the app shows now'), '6');
    await userEvent.click(panel.getByRole('button', { name: 'Switch on' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getAllByRole('listitem')).toHaveLength(10);
    await userEvent.keyboard('{Escape}');
    expect(dialog.getByRole('button', { name: 'Done' })).toBeDisabled();
    await userEvent.click(dialog.getByLabelText('I have stored the codes'));
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    expect(await panel.findByText(/9 backup codes are left/)).toBeVisible();
    expect(questions.find(({ path }) => path === '/tfa/verify-setup')?.body).toEqual({
      token: '123456',
    });
  });

  it('is switched off with the password', async () => {
    const errors = [{ msg: 'is wrong', param: 'password', location: 'body' }];
    const replies = [{ status: 400, body: { errors } }, { status: 204 }];
    open({
      'GET /tfa/status': on,
      'POST /tfa/disable': () => replies.shift() ?? { status: 500 },
    });
    const panel = await region('Second factor');
    await userEvent.click(await panel.findByRole('button', { name: 'Switch off' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Your password'), 'words');
    await userEvent.click(dialog.getByRole('button', { name: 'Switch off' }));
    expect(await dialog.findByText('is wrong')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Switch off' }));
    expect(await screen.findByText('The second factor is off.')).toBeVisible();
  });

  it('comes before anything else where it is required', async () => {
    let required = true;
    fakeServer({
      'GET /auth/profile': () => ok({ user: user(), tfa_setup_required: required }),
      'POST /tfa/setup': setup,
      'POST /tfa/verify-setup': () => {
        required = false;
        return ok({ backup_codes: codes });
      },
    });
    const { router } = renderPage('/hosts');
    expect(await screen.findByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
    await userEvent.type(await screen.findByLabelText('Code that the app shows now'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByLabelText('I have stored the codes'));
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/hosts'));
  });
});

describe('sessions and devices', () => {
  const session = (id: string, current: boolean) => ({
    id,
    created_at: minutesAgo(90),
    last_used_at: minutesAgo(9),
    ip: '192.0.2.7',
    user_agent: null,
    device: { browser: 'Firefox', os: 'Linux', kind: 'desktop' },
    method: current ? 'password' : 'oidc',
    expires_at: minutesAgo(-900),
    current,
  });

  it('end one by one or all others at once', async () => {
    const { questions } = open({
      'GET /auth/sessions': ok({ items: [session('s1', true), session('s2', false)] }),
      'DELETE /auth/sessions/s2': { status: 204 },
      'DELETE /auth/sessions': ok({ revoked: 1 }),
    });
    const panel = await region('Sessions');
    expect(await panel.findByText('this session')).toBeVisible();
    expect(panel.getByText(/single sign-on/)).toBeVisible();
    await userEvent.click(panel.getByRole('button', { name: /^End the session/ }));
    await userEvent.click(panel.getByRole('button', { name: 'End all other sessions' }));
    await waitFor(() =>
      expect(questions.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).toEqual(
        ['/auth/sessions/s2', '/auth/sessions'],
      ),
    );
  });

  it('are trusted no longer when one says so', async () => {
    const device = {
      id: 'd1',
      label: 'Firefox, Linux',
      ip: null,
      created_at: minutesAgo(90),
      last_used_at: minutesAgo(9),
      expires_at: minutesAgo(-900),
      current: true,
    };
    open({
      'GET /auth/trusted-devices': ok({ items: [device] }),
      'DELETE /auth/trusted-devices/d1': { status: 204 },
    });
    const panel = await region('Trusted devices');
    await userEvent.click(await panel.findByRole('button', { name: /^Stop trusting/ }));
    expect(await screen.findByText('It is trusted no longer.')).toBeVisible();
  });
});

describe('personal tokens', () => {
  it('are made with what they may do, and shown once', async () => {
    const made = {
      id: 't1',
      name: 'Playbooks',
      prefix: 'pmp_ab',
      permissions: ['view_hosts'],
      created_at: minutesAgo(0),
      last_used_at: null,
      last_used_ip: null,
      expires_at: null,
      expired: false,
      token: 'pmp_secret',
    };
    const { questions } = open({
      'GET /auth/tokens': ok({ items: [] }),
      'POST /auth/tokens': { status: 201, body: made },
    });
    const panel = await region('Personal API tokens');
    await userEvent.click(await panel.findByRole('button', { name: 'New token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('radio', { name: 'Only this:' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Create token' }));
    expect(dialog.getByText('Give it a name.')).toBeVisible();
    expect(dialog.getByText('Choose at least one.')).toBeVisible();
    await userEvent.type(dialog.getByLabelText(/^Name/), 'Playbooks');
    await userEvent.click(dialog.getByLabelText('View hosts'));
    await userEvent.selectOptions(dialog.getByLabelText('Expires'), 'Never');
    await userEvent.click(dialog.getByRole('button', { name: 'Create token' }));
    const shown = within(await screen.findByRole('dialog', { name: 'Token created: Playbooks' }));
    expect(shown.getByLabelText('Token')).toHaveTextContent('pmp_secret');
    expect(shown.getByRole('button', { name: 'Done' })).toBeDisabled();
    expect(
      questions.find(({ path, method }) => path === '/auth/tokens' && method === 'POST')?.body,
    ).toEqual({ name: 'Playbooks', permissions: ['view_hosts'] });
  });

  it('end on a day of choice, which is not over', async () => {
    const made = { name: 'CI', token: 'pmp_secret' };
    const { questions } = open({
      'GET /auth/tokens': ok({ items: [] }),
      'POST /auth/tokens': { status: 201, body: made },
    });
    const panel = await region('Personal API tokens');
    await userEvent.click(await panel.findByRole('button', { name: 'New token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Name/), 'CI');
    await userEvent.selectOptions(dialog.getByLabelText('Expires'), 'on a day');
    const day = dialog.getByLabelText('Last day');
    await userEvent.type(day, '2026-11-22');
    await userEvent.click(dialog.getByRole('button', { name: 'Create token' }));
    expect(dialog.getByText('Choose a day from today on.')).toBeVisible();
    await userEvent.clear(day);
    await userEvent.type(day, '2026-12-24');
    await userEvent.click(dialog.getByRole('button', { name: 'Create token' }));
    await screen.findByRole('dialog', { name: 'Token created: CI' });
    const sent = questions.find(({ method }) => method === 'POST')?.body;
    expect(sent).toEqual({ name: 'CI', expires_at: new Date('2026-12-24T23:59:59').toISOString() });
  });

  it('are revoked once their name is typed', async () => {
    const token = {
      id: 't1',
      name: 'Playbooks',
      prefix: 'pmp_ab',
      permissions: null,
      created_at: minutesAgo(90),
      last_used_at: minutesAgo(4),
      last_used_ip: '192.0.2.7',
      expires_at: null,
      expired: false,
    };
    open({ 'GET /auth/tokens': ok({ items: [token] }), 'DELETE /auth/tokens/t1': { status: 204 } });
    const panel = await region('Personal API tokens');
    expect(await panel.findByText(/all permissions · last used 4 min ago from/)).toBeVisible();
    await userEvent.click(panel.getByRole('button', { name: 'Revoke Playbooks' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByRole('textbox'), 'Playbooks');
    await userEvent.click(dialog.getByRole('button', { name: 'Revoke token' }));
    expect(await screen.findByText('Playbooks is revoked.')).toBeVisible();
  });
});
