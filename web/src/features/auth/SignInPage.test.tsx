import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { user, ways } from '@/testing/builders';
import type { Reply } from '@/testing/fake/answer';
import { fakeServer } from '@/testing/fetch';
import { render } from '@/testing/render';
import { SignInPage } from './SignInPage';

const nothing = () => undefined;

function show(props: Partial<Parameters<typeof SignInPage>[0]> = {}) {
  render(<SignInPage onDone={nothing} onSignUp={nothing} {...props} />);
}

async function signIn(name: string, password: string) {
  const field = await screen.findByLabelText('User name or e-mail');
  if (name) await userEvent.type(field, name);
  if (password) await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('goes on once the session exists', async () => {
    const { questions } = fakeServer();
    const done = vi.fn();
    show({ onDone: done });
    await signIn('mara', 'correct horse');
    await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(questions.at(-1)?.body).toEqual({ username: 'mara', password: 'correct horse' });
  });

  it('asks for what is missing without asking the server', async () => {
    const { questions } = fakeServer();
    show();
    await signIn('', '');
    expect(screen.getByText('Enter your password.')).toBeVisible();
    expect(screen.getByLabelText('User name or e-mail')).toHaveAttribute('aria-invalid', 'true');
    expect(questions.filter((each) => each.method === 'POST')).toEqual([]);
  });

  it('does not say which of the two was wrong', async () => {
    const body = { error: 'Wrong', code: 'invalid_credentials' };
    fakeServer({ 'POST /auth/login': { status: 401, body } });
    show();
    await signIn('mara', 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('User name or password is wrong.');
  });

  it('says how long to wait after too many attempts', async () => {
    const body = { error: 'Slow down', code: 'too_many_attempts' };
    const headers = { 'retry-after': '840' };
    fakeServer({ 'POST /auth/login': { status: 429, body, headers } });
    show();
    await signIn('mara', 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 14 minutes.');
  });
});

describe('the second factor', () => {
  const waiting: Reply = {
    status: 200,
    body: {
      requiresTfa: true,
      tfaTicket: 'ticket',
      username: 'mara',
      methods: ['totp', 'backup_code'],
      expires_at: '',
    },
  };
  const wrong = (left: number): Reply => ({
    status: 401,
    body: { error: 'Wrong', code: 'tfa_code_wrong', remainingAttempts: left },
  });

  async function begin(verify: Reply) {
    const { questions } = fakeServer({
      'POST /auth/login': waiting,
      'POST /auth/verify-tfa': verify,
    });
    const done = vi.fn();
    show({ onDone: done });
    await signIn('mara', 'correct horse');
    await screen.findByRole('heading', { name: 'Second factor' });
    return { questions, done };
  }

  async function enter(code: string, label = 'Code') {
    await userEvent.type(await screen.findByLabelText(label), code);
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  }

  it('finishes the sign-in, and remembers the device when asked to', async () => {
    const { questions, done } = await begin({ status: 200, body: { user: user() } });
    expect(done).not.toHaveBeenCalled();
    await userEvent.click(screen.getByLabelText('Do not ask on this device for 30 days'));
    await enter('123456');
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    expect(questions.at(-1)?.body).toEqual({
      tfa_ticket: 'ticket',
      token: '123456',
      remember_me: true,
    });
  });

  it('takes a backup code instead', async () => {
    const { questions, done } = await begin({ status: 200, body: { user: user() } });
    await userEvent.click(screen.getByRole('button', { name: 'Use a backup code' }));
    await enter('abcd-efgh', 'Backup code');
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    expect(questions.at(-1)?.body).toMatchObject({ token: 'abcd-efgh', remember_me: false });
  });

  it('stays with a wrong code and says how many tries are left', async () => {
    await begin(wrong(4));
    await enter('000000');
    expect(await screen.findByRole('alert')).toHaveTextContent('4 tries are left.');
    expect(screen.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  });

  it.each([
    ['the last wrong code', wrong(0)],
    ['too long', { status: 401, body: { error: 'Over', code: 'tfa_ticket_expired' } }],
  ])('goes back to the password after %s', async (_, reply) => {
    await begin(reply);
    await enter('000000');
    expect(await screen.findByLabelText('Password')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('Enter your password again.');
  });

  it('lets somebody else sign in', async () => {
    await begin(wrong(4));
    await userEvent.click(screen.getByRole('button', { name: 'Sign in as somebody else' }));
    expect(await screen.findByLabelText('Password')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('single sign-on', () => {
  const config = (disableLocalAuth: boolean): Reply => ({
    status: 200,
    body: ways({
      signup_enabled: disableLocalAuth,
      oidc: { enabled: true, buttonText: 'Login with Authentik', disableLocalAuth },
    }),
  });

  it('stands beside the form, and leads back to where one wanted to be', async () => {
    fakeServer({ 'GET /settings/login-settings': config(false) });
    show({ returnTo: '/hosts?a=b' });
    const link = await screen.findByRole('link', { name: 'Login with Authentik' });
    expect(link).toHaveAttribute('href', '/api/v1/auth/oidc/login?return=%2Fhosts%3Fa%3Db');
    expect(screen.getByLabelText('Password')).toBeVisible();
  });

  it('is the only way where passwords are off', async () => {
    fakeServer({ 'GET /settings/login-settings': config(true) });
    show();
    expect(await screen.findByRole('link', { name: 'Login with Authentik' })).toBeVisible();
    expect(screen.queryByLabelText('Password')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Create an account' })).toBeNull();
  });

  it('leaves the form where the server does not answer', async () => {
    fakeServer({ 'GET /settings/login-settings': { status: 500, body: {} } });
    show();
    expect(await screen.findByLabelText('Password')).toBeVisible();
  });

  it.each([
    ['authentication_failed', 'Authentication Failed'],
    ['session_expired', 'Session Expired'],
    ['user_not_found', 'User Not Found'],
    ['<b>', 'Signing in failed'],
  ])('says what %s means', async (refusal, title) => {
    fakeServer();
    show({ refusal });
    expect(await screen.findByText(title)).toBeVisible();
  });
});

it('offers an account where people may make one', async () => {
  fakeServer({
    'GET /settings/login-settings': { status: 200, body: ways({ signup_enabled: true }) },
  });
  const signUp = vi.fn();
  show({ onSignUp: signUp });
  await userEvent.click(await screen.findByRole('button', { name: 'Create an account' }));
  expect(signUp).toHaveBeenCalled();
});
