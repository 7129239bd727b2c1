import { startAuthentication } from '@simplewebauthn/browser';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { user, ways } from '@/testing/builders';
import type { Reply } from '@/testing/fake/answer';
import { fakeServer } from '@/testing/fetch';
import { render } from '@/testing/render';
import { SignInPage } from './SignInPage';

vi.mock('@simplewebauthn/browser', async (original) => ({
  ...(await original<object>()),
  browserSupportsWebAuthn: () => true,
  startAuthentication: vi.fn(),
}));

const nothing = () => undefined;
const ok = (body: unknown): Reply => ({ status: 200, body });
const here = ok(ways({ passkeys_origin: window.location.origin }));
const asked = ok({ challenge_id: 'c1', options: { challenge: 'abc' } });
const refused = {
  status: 401,
  body: { error: 'The passkey was not accepted', code: 'passkey_refused' },
};

beforeEach(() => {
  vi.mocked(startAuthentication).mockReset();
  vi.mocked(startAuthentication).mockResolvedValue({ id: 'AQ' } as never);
});

function show(answers: NonNullable<Parameters<typeof fakeServer>[0]>) {
  const { questions } = fakeServer({
    'GET /settings/login-settings': here,
    'POST /auth/passkey/start': asked,
    ...answers,
  });
  const done = vi.fn();
  render(<SignInPage onDone={done} onSignUp={nothing} />);
  return { questions, done };
}

const click = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('a passkey alone', () => {
  it('signs in without a password', async () => {
    const { questions, done } = show({ 'POST /auth/passkey/finish': ok({ user: user() }) });
    await click('Sign in with a passkey');
    await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(startAuthentication).toHaveBeenCalledWith({ optionsJSON: { challenge: 'abc' } });
    expect(questions.at(-1)?.body).toEqual({
      challenge_id: 'c1',
      credential: { id: 'AQ' },
      remember_me: false,
    });
  });

  it('says when it was refused, and when none was shown', async () => {
    const { done } = show({ 'POST /auth/passkey/finish': refused });
    await click('Sign in with a passkey');
    expect(await screen.findByRole('alert')).toHaveTextContent('The passkey was not accepted.');
    vi.mocked(startAuthentication).mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await click('Sign in with a passkey');
    await vi.waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent('No passkey was shown.'),
    );
    expect(done).not.toHaveBeenCalled();
  });

  it('is not offered on another origin', async () => {
    show({
      'GET /settings/login-settings': ok(ways({ passkeys_origin: 'https://patch.example.org' })),
    });
    expect(await screen.findByLabelText('Password')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Sign in with a passkey' })).toBeNull();
  });
});

describe('a passkey as the second factor', () => {
  const waiting = (methods: string[]) =>
    ok({ requiresTfa: true, tfaTicket: 'ticket', username: 'mara', methods, expires_at: '' });

  async function enter(answers: NonNullable<Parameters<typeof fakeServer>[0]>) {
    const shown = show(answers);
    await userEvent.type(await screen.findByLabelText('User name or e-mail'), 'mara');
    await userEvent.type(screen.getByLabelText('Password'), 'correct horse');
    await click('Sign in');
    return shown;
  }

  it('comes before the other ways, and remembers the device', async () => {
    const { questions, done } = await enter({
      'POST /auth/login': waiting(['totp', 'passkey', 'backup_code']),
      'POST /auth/passkey/finish': ok({ user: user() }),
    });
    expect(await screen.findByText('Show the passkey that you keep for mara.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Use the authenticator app' })).toBeVisible();
    await userEvent.click(screen.getByLabelText('Do not ask on this device for 30 days'));
    await click('Use passkey');
    await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    const sent = questions.filter(({ path }) => path.startsWith('/auth/passkey/'));
    expect(sent.map(({ body }) => body)).toEqual([
      { tfa_ticket: 'ticket' },
      { challenge_id: 'c1', credential: { id: 'AQ' }, remember_me: true },
    ]);
  });

  it('leaves the other ways open when it is refused', async () => {
    await enter({
      'POST /auth/login': waiting(['totp', 'passkey', 'backup_code']),
      'POST /auth/passkey/finish': refused,
    });
    await click('Use passkey');
    expect(await screen.findByRole('alert')).toHaveTextContent('not accepted');
    await click('Use the authenticator app');
    expect(await screen.findByLabelText('Code')).toBeVisible();
    await click('Use a backup code');
    expect(await screen.findByLabelText('Backup code')).toBeVisible();
  });

  it('says where passkeys can be used, when there is no other way', async () => {
    await enter({
      'GET /settings/login-settings': ok(ways({ passkeys_origin: 'https://patch.example.org' })),
      'POST /auth/login': waiting(['passkey']),
    });
    expect(await screen.findByText(/belong to https:\/\/patch.example.org/)).toBeVisible();
    expect(screen.queryByLabelText('Code')).toBeNull();
  });
});
