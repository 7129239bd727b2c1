import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

async function pick(item: string): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Actions of this host' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item, hidden: true }));
}

describe('dialogs of a host', () => {
  it('gives another name, opened by its key', async () => {
    fakeServer();
    const { router } = renderPage('/hosts/h2');
    await screen.findByRole('heading', { name: 'web-prod-03' });
    await userEvent.keyboard('e');
    const field = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.tab();
    await userEvent.keyboard('2');
    expect(router.state.location.search).toEqual({});
    await userEvent.clear(field);
    await userEvent.click(screen.getByRole('button', { name: 'Save name' }));
    expect(screen.getByText('Give the host a name.')).toBeVisible();
    await userEvent.type(field, 'web-prod-3{Enter}');
    expect(await screen.findByRole('heading', { name: 'web-prod-3' })).toBeVisible();
  });

  it('shows why a name was not taken', async () => {
    const body = { errors: [{ msg: 'Too long', param: 'friendly_name', location: 'body' }] };
    fakeServer({ 'PATCH /hosts/h2/friendly-name': { status: 400, body } });
    renderPage('/hosts/h2');
    await pick('Edit name');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'x{Enter}');
    expect(await screen.findByText('Too long')).toBeVisible();
  });

  it('sets the groups to exactly the picked ones', async () => {
    const { questions } = fakeServer();
    renderPage('/hosts/h2');
    await pick('Groups');
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Web' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Staging' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save groups' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const asked = questions.find(({ method }) => method === 'PUT');
    expect(asked?.body).toEqual({ groupIds: ['g1', 'g2'] });
  });

  it('shows a new key until it is said to be stored', async () => {
    fakeServer();
    renderPage('/hosts/h2');
    await pick('Make a new key');
    await userEvent.click(await screen.findByRole('button', { name: 'Make new key' }));
    expect(await screen.findByText('c0ffee11'.repeat(8))).toBeVisible();
    await userEvent.keyboard('{Escape}');
    const close = screen.getByRole('button', { name: 'Close' });
    expect(close).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'I have stored the key' }));
    await userEvent.click(close);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('deletes once the name is typed and goes back to the list', async () => {
    const { questions } = fakeServer();
    const { router } = renderPage('/hosts/h2');
    await pick('Delete host');
    const field = await screen.findByRole('textbox', { name: /Type web-prod-03/ });
    await userEvent.type(field, 'web-prod{Enter}');
    expect(questions.some(({ method }) => method === 'DELETE')).toBe(false);
    await userEvent.type(field, '-03{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/hosts'));
    expect(questions.find(({ method }) => method === 'DELETE')?.path).toBe('/hosts/h2');
  });
});
