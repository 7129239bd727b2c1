import { startRegistration, WebAuthnError } from '@simplewebauthn/browser';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { factor, minutesAgo } from '@/testing/builders';
import type { Reply } from '@/testing/fake/answer';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

vi.mock('@simplewebauthn/browser', async (original) => ({
  ...(await original<object>()),
  browserSupportsWebAuthn: () => true,
  startRegistration: vi.fn(),
}));

beforeEach(() => {
  stillWorld();
  vi.mocked(startRegistration).mockReset();
  vi.mocked(startRegistration).mockResolvedValue({ id: 'AQ' } as never);
});

type Answers = NonNullable<Parameters<typeof fakeServer>[0]>;

const ok = (body: unknown): Reply => ({ status: 200, body });
const phone = { id: 'p1', name: 'Phone', created_at: minutesAgo(90), last_used_at: minutesAgo(4) };
const list = (items: unknown[], origin: string | null = window.location.origin) =>
  ok({ items, origin });

async function open(answers: Answers) {
  const { questions } = fakeServer({
    'POST /auth/passkeys/start': ok({ challenge_id: 'c1', options: { challenge: 'abc' } }),
    ...answers,
  });
  renderPage('/account');
  return { questions, panel: within(await screen.findByRole('region', { name: 'Passkeys' })) };
}

async function add(panel: Awaited<ReturnType<typeof open>>['panel']) {
  await userEvent.click(await panel.findByRole('button', { name: 'Add passkey' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add passkey' }));
  await userEvent.type(dialog.getByLabelText(/^Name/), ' Phone ');
  await userEvent.type(dialog.getByLabelText('Your password'), 'words');
  await userEvent.click(dialog.getByRole('button', { name: 'Go on' }));
  return dialog;
}

describe('adding a passkey', () => {
  it('shows the backup codes that came with the first', async () => {
    const made = { ...phone, last_used_at: null, backup_codes: ['aaaa-bbbb-cccc'] };
    const { questions, panel } = await open({
      'GET /auth/passkeys': list([]),
      'POST /auth/passkeys/finish': { status: 201, body: made },
    });
    expect(await panel.findByText('You have no passkey.')).toBeVisible();
    await add(panel);
    const codes = within(await screen.findByRole('dialog', { name: 'Backup codes' }));
    expect(codes.getByText('aaaa-bbbb-cccc')).toBeVisible();
    expect(codes.getByRole('button', { name: 'Done' })).toBeDisabled();
    const sent = questions.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(sent).toEqual([
      { password: 'words' },
      { challenge_id: 'c1', name: 'Phone', credential: { id: 'AQ' } },
    ]);
  });

  it('says which field is wrong, and when the device declined', async () => {
    const errors = [{ msg: 'is not the password', param: 'password', location: 'body' }];
    const replies = [{ status: 400, body: { errors } }];
    const { panel } = await open({
      'GET /auth/passkeys': list([phone]),
      'POST /auth/passkeys/start': () =>
        replies.shift() ?? ok({ challenge_id: 'c1', options: { challenge: 'abc' } }),
    });
    const dialog = await add(panel);
    expect(await dialog.findByText('is not the password')).toBeVisible();
    const cause = new Error('x');
    const code = 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    vi.mocked(startRegistration).mockRejectedValue(
      new WebAuthnError({ message: 'x', code, cause }),
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Go on' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('holds a passkey of this account');
  });

  it('says where it would be possible', async () => {
    const { panel } = await open({
      'GET /auth/passkeys': list([], 'https://patch.example.org'),
    });
    expect(await panel.findByText(/belong to https:\/\/patch.example.org/)).toBeVisible();
    expect(panel.queryByRole('button', { name: 'Add passkey' })).toBeNull();
  });
});

describe('a passkey that is there', () => {
  it('is the second factor beside which an app can be set up', async () => {
    await open({
      'GET /auth/passkeys': list([phone]),
      'GET /tfa/status': ok(factor({ enabled: true, passkeys: 1, backup_codes_left: 10 })),
    });
    const panel = within(await screen.findByRole('region', { name: 'Second factor' }));
    expect(await panel.findByText(/A passkey is your second factor/)).toBeVisible();
    expect(panel.getByText('10 backup codes are left.')).toBeVisible();
    expect(panel.getByRole('button', { name: 'Set up' })).toBeVisible();
    expect(panel.queryByRole('button', { name: 'Switch off' })).toBeNull();
  });

  it('gets another name', async () => {
    const { questions, panel } = await open({
      'GET /auth/passkeys': list([phone]),
      'PATCH /auth/passkeys/p1': { status: 204 },
    });
    expect(await panel.findByText(/last used 4 min ago/)).toBeVisible();
    await userEvent.click(panel.getByRole('button', { name: 'Rename Phone' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('Name'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Key');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(questions.find(({ method }) => method === 'PATCH')?.body).toEqual({ name: 'Key' });
  });

  it('is removed with the password', async () => {
    const { questions, panel } = await open({
      'GET /auth/passkeys': list([phone]),
      'DELETE /auth/passkeys/p1': { status: 204 },
    });
    await userEvent.click(await panel.findByRole('button', { name: 'Remove Phone' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText('Your password'), 'words');
    await userEvent.click(dialog.getByRole('button', { name: 'Remove passkey' }));
    expect(await screen.findByText('Phone is removed.')).toBeVisible();
    expect(questions.find(({ method }) => method === 'DELETE')?.body).toEqual({
      password: 'words',
    });
  });
});
