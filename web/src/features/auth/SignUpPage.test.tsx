import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { user, ways } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { render } from '@/testing/render';
import { SignUpPage } from './SignUpPage';

const on = { status: 200, body: ways({ signup_enabled: true }) };
const nothing = () => undefined;

async function fill() {
  await userEvent.type(await screen.findByLabelText('User name'), 'nils');
  await userEvent.type(screen.getByLabelText('E-mail'), 'nils@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'long enough words');
  await userEvent.type(screen.getByLabelText('Repeat the password'), 'long enough words');
  await userEvent.click(screen.getByRole('button', { name: 'Create account' }));
}

describe('an account for oneself', () => {
  it('is made and signed in', async () => {
    const made = { status: 201, body: { user: user() } };
    const { questions } = fakeServer({
      'GET /settings/login-settings': on,
      'POST /auth/signup': made,
    });
    const done = vi.fn();
    render(<SignUpPage onDone={done} onSignIn={nothing} />);
    await fill();
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    expect(questions.at(-1)?.body).toEqual({
      username: 'nils',
      email: 'nils@example.org',
      password: 'long enough words',
    });
  });

  it('says at its field what is taken', async () => {
    const body = { error: 'This user name is taken', code: 'username_taken' };
    fakeServer({ 'GET /settings/login-settings': on, 'POST /auth/signup': { status: 409, body } });
    render(<SignUpPage onDone={nothing} onSignIn={nothing} />);
    await fill();
    expect(await screen.findByText('This user name is taken')).toBeVisible();
    expect(screen.getByLabelText('User name')).toHaveAttribute('aria-invalid', 'true');
  });

  it('is not offered where it is off', async () => {
    fakeServer();
    render(<SignUpPage onDone={nothing} onSignIn={nothing} />);
    expect(await screen.findByText('Accounts are made by an administrator here.')).toBeVisible();
    expect(screen.queryByLabelText('User name')).toBeNull();
  });
});
