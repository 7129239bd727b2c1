import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { minutesAgo, user } from '@/testing/builders';
import type { Reply } from '@/testing/fake/answer';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const found = (asked: unknown, items: unknown[]): Reply => ({
  status: 200,
  body: { asked, items },
});
const waiting = { at: minutesAgo(2), state: 'waiting' };
const answer = (id: string, text: string) => ({
  id,
  at: minutesAgo(5),
  refused: null,
  checks: [{ name: 'clock', verdict: 'bad', text, advice: 'start a time service' }],
});

async function panel() {
  renderPage('/hosts/h1?tab=reports');
  return within(await screen.findByRole('region', { name: 'Diagnostics' }));
}

describe('diagnostics of a host', () => {
  it('are asked for, and wait for the next check-in', async () => {
    fakeServer({
      'GET /hosts/h1/diagnostics': found(null, []),
      'POST /hosts/h1/diagnostics': { ...found(waiting, []), status: 202 },
    });
    const shown = await panel();
    expect(await shown.findByText(/^Nobody asked yet/)).toBeVisible();
    await userEvent.click(shown.getByRole('button', { name: 'Ask the agent' }));
    expect(await shown.findByRole('status')).toHaveTextContent('waits for the next check-in');
  });

  it('say what was found and what to do, the newest first', async () => {
    const items = [answer('d2', 'the clock is wrong'), answer('d1', 'earlier')];
    fakeServer({ 'GET /hosts/h1/diagnostics': found(null, items) });
    const shown = await panel();
    const check = (await shown.findAllByRole('listitem'))[0];
    expect(check).toHaveTextContent('wrongclockthe clock is wrong→ start a time service');
    expect(shown.getByText('Earlier answers')).toBeVisible();
  });

  it('tell why there is no answer', async () => {
    const refused = { ...answer('d1', ''), checks: [], refused: 'actions does not allow it' };
    fakeServer({
      'GET /hosts/h1/diagnostics': found({ ...waiting, state: 'failed' }, [refused]),
    });
    const shown = await panel();
    expect(await shown.findByText(/did not answer/)).toBeVisible();
    expect(shown.getByText('actions does not allow it')).toBeVisible();
  });

  it('are not asked for by who may not', async () => {
    fakeServer({
      'GET /auth/profile': {
        status: 200,
        body: { user: user({ permissions: ['view_dashboard', 'view_hosts'] }) },
      },
      'GET /hosts/h1/diagnostics': found(null, []),
    });
    const shown = await panel();
    await shown.findByText(/^Nobody asked yet/);
    expect(shown.queryByRole('button')).toBeNull();
  });
});
