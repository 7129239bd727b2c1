import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { render } from '@/testing/render';
import { SignInPage } from './SignInPage';

async function signIn(name: string, password: string) {
  if (name) await userEvent.type(screen.getByLabelText('User name or e-mail'), name);
  if (password) await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('goes on once the session exists', async () => {
    const { questions } = fakeServer();
    const done = vi.fn();
    render(<SignInPage onDone={done} />);
    await signIn('mara', 'correct horse');
    await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(questions[0]?.body).toEqual({ username: 'mara', password: 'correct horse' });
  });

  it('asks for what is missing without asking the server', async () => {
    const { questions } = fakeServer();
    render(<SignInPage onDone={() => undefined} />);
    await signIn('', '');
    expect(screen.getByText('Enter your password.')).toBeVisible();
    expect(screen.getByLabelText('User name or e-mail')).toHaveAttribute('aria-invalid', 'true');
    expect(questions).toEqual([]);
  });

  it('does not say which of the two was wrong', async () => {
    const body = { error: 'Wrong', code: 'invalid_credentials' };
    fakeServer({ 'POST /auth/login': { status: 401, body } });
    render(<SignInPage onDone={() => undefined} />);
    await signIn('mara', 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('User name or password is wrong.');
  });

  it('says how long to wait after too many attempts', async () => {
    const body = { error: 'Slow down', code: 'too_many_attempts' };
    const headers = { 'retry-after': '840' };
    fakeServer({ 'POST /auth/login': { status: 429, body, headers } });
    render(<SignInPage onDone={() => undefined} />);
    await signIn('mara', 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 14 minutes.');
  });
});
