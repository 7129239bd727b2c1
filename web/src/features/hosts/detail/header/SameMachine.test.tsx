import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { daysAgo, hostDetail, user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const OLD = { id: 'h9', friendly_name: 'mail-old' };
const host = hostDetail({ created_at: daysAgo(1), same_machine: [OLD] });

function serve(createdAt: string, more: Parameters<typeof fakeServer>[0] = {}) {
  const old = hostDetail({ ...OLD, created_at: createdAt });
  return fakeServer({
    'GET /hosts/h1': { status: 200, body: host },
    'GET /hosts/h9': { status: 200, body: old },
    'POST /hosts/h1/replace': { status: 200, body: { host: { ...host, same_machine: [] } } },
    ...more,
  });
}

describe('a host of the same machine', () => {
  it('is replaced once its name is typed', async () => {
    const { questions } = serve(daysAgo(60));
    renderPage('/hosts/h1');
    await userEvent.click(await screen.findByRole('button', { name: 'Replace mail-old' }));
    const field = await screen.findByRole('textbox', { name: /Type mail-old/ });
    await userEvent.type(field, 'mail{Enter}');
    expect(questions.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.type(field, '-old{Enter}');
    expect(await screen.findByText('mail-01 has taken the place of mail-old.')).toBeVisible();
    const asked = questions.find(({ method }) => method === 'POST');
    expect(asked).toMatchObject({ path: '/hosts/h1/replace', body: { host_id: 'h9' } });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is not replaced when it is the newer one, with whose key the agent reports', async () => {
    const { questions } = serve(daysAgo(0));
    renderPage('/hosts/h1');
    expect(await screen.findByRole('link', { name: 'mail-old' })).toBeVisible();
    await waitFor(() => expect(questions.some(({ path }) => path === '/hosts/h9')).toBe(true));
    expect(screen.queryByRole('button', { name: 'Replace mail-old' })).toBeNull();
  });

  it('is only named to who may not manage hosts', async () => {
    const reader = { user: user({ permissions: ['view_hosts'] }) };
    serve(daysAgo(60), { 'GET /auth/profile': { status: 200, body: reader } });
    renderPage('/hosts/h1');
    expect(await screen.findByRole('link', { name: 'mail-old' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Replace mail-old' })).toBeNull();
  });
});
