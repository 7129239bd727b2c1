import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { hostDetail, user } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const FETCH = 'POST /hosts/h1/fetch-report';
const accepted = { status: 202, body: { message: 'Report requested', job_id: 'j1' } };

function serve(more: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({
    'GET /hosts/h1': { status: 200, body: hostDetail() },
    [FETCH]: accepted,
    ...more,
  });
}

describe('the wish for a report', () => {
  it('is sent by the button and by a key', async () => {
    const { questions } = serve();
    renderPage('/hosts/h1');
    await userEvent.click(await screen.findByRole('button', { name: 'Fetch report' }));
    const told = 'The agent sends a full report with its next check-in.';
    expect(await screen.findByText(told)).toBeVisible();
    await userEvent.keyboard('f');
    const asked = questions.filter(({ method }) => method === 'POST');
    expect(asked.map(({ path }) => path)).toEqual(Array(2).fill('/hosts/h1/fetch-report'));
  });

  it('tells why it failed', async () => {
    serve({ [FETCH]: { status: 503, body: { error: 'The database is away' } } });
    renderPage('/hosts/h1');
    await userEvent.click(await screen.findByRole('button', { name: 'Fetch report' }));
    expect(await screen.findByText(/could not be requested: The database is away/)).toBeVisible();
  });

  it('is not offered without the right', async () => {
    const me = user({ role: 'readonly', permissions: ['view_hosts', 'view_packages'] });
    serve({ 'GET /auth/profile': { status: 200, body: { user: me } } });
    await expectNone();
  });

  it('is not offered before the first report, which comes by itself', async () => {
    serve({ 'GET /hosts/h1': { status: 200, body: hostDetail({ reporting: 'awaiting' }) } });
    await expectNone();
  });
});

async function expectNone() {
  renderPage('/hosts/h1');
  expect(await screen.findByRole('heading', { name: 'mail-01' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Fetch report' })).toBeNull();
}
