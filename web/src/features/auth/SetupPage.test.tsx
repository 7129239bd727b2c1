import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { render } from '@/testing/render';
import { SetupPage } from './SetupPage';

const needed = { status: 200, body: { needed: true } };
const nothing = () => undefined;

beforeEach(() => {
  fakeServer({ 'GET /setup': needed });
});

async function fill() {
  await userEvent.type(await screen.findByLabelText('Set-up code'), ' ABCD-EFGH ');
  await userEvent.type(screen.getByLabelText('User name'), 'mara');
  await userEvent.type(screen.getByLabelText('E-mail'), 'mara@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'long enough words');
  await userEvent.type(screen.getByLabelText('Repeat the password'), 'long enough words');
}

const submit = () => userEvent.click(screen.getByRole('button', { name: 'Create account' }));

describe('the first account', () => {
  it('is created with the code and the address of this page', async () => {
    const created = { status: 201, body: { user: user() } };
    const { questions } = fakeServer({ 'GET /setup': needed, 'POST /setup': created });
    const done = vi.fn();
    render(<SetupPage onDone={done} onAlreadyDone={nothing} />);
    await fill();
    await submit();
    await vi.waitFor(() => expect(done).toHaveBeenCalled());
    expect(questions.at(-1)?.body).toEqual({
      code: 'ABCD-EFGH',
      username: 'mara',
      email: 'mara@example.org',
      password: 'long enough words',
      server_url: window.location.origin,
    });
  });

  it('shows a wrong code at its field', async () => {
    const wrong = { status: 403, body: { error: 'No', code: 'setup_code_wrong' } };
    fakeServer({ 'GET /setup': needed, 'POST /setup': wrong });
    render(<SetupPage onDone={nothing} onAlreadyDone={nothing} />);
    await fill();
    await submit();
    expect(await screen.findByText(/not the set-up code/)).toBeVisible();
    expect(screen.getByLabelText('Set-up code')).toHaveAttribute('aria-invalid', 'true');
  });

  it('shows the password rules live and asks to type it twice', async () => {
    render(<SetupPage onDone={nothing} onAlreadyDone={nothing} />);
    const password = await screen.findByLabelText('Password');
    const rule = () => screen.getByText(/^8 characters or more/);
    expect(rule()).toHaveTextContent('not yet');
    await userEvent.type(password, '12345678');
    expect(rule()).toHaveTextContent('met');
    await submit();
    expect(screen.getByText('The two passwords differ.')).toBeVisible();
  });

  it('leads to the sign-in page when there is an account', async () => {
    fakeServer({ 'GET /setup': { status: 200, body: { needed: false } } });
    const leave = vi.fn();
    render(<SetupPage onDone={nothing} onAlreadyDone={leave} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
    expect(leave).toHaveBeenCalled();
  });
});
