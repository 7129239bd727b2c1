import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitingHost, host, hostDetail, minutesAgo } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';
import { shortenKey } from './shortenKey';

/** The page's event stream, in the hands of the test. */
class Events extends EventTarget {
  static latest: Events;
  readyState = 1;
  constructor() {
    super();
    Events.latest = this;
  }
  close(): void {}
}

beforeEach(() => {
  stillWorld();
  vi.stubGlobal('EventSource', Events);
});

async function addHost() {
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Name'), 'cache-02');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add host' }));
  await screen.findByText('Add a host: cache-02');
}

describe('adding a host', () => {
  it('shows commands with the key cut, copies it whole', async () => {
    const write = vi.fn(() => Promise.resolve());
    fakeServer();
    renderPage('/hosts?add=true');
    await addHost();
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } });
    expect(screen.getByLabelText('Install the agent')).toHaveTextContent(
      /hosts\/install" .* -H "X-API-KEY: 9b1e77d0…1e77d0" \| sh$/,
    );
    await userEvent.click(screen.getByRole('button', { name: /Copy: Install the agent/ }));
    expect(write).toHaveBeenCalledWith(expect.stringContaining('9b1e77d0'.repeat(8)));
    await userEvent.click(screen.getByText('The agent is installed already'));
    await userEvent.click(screen.getByRole('button', { name: /Copy: Tell the agent/ }));
    expect(write).toHaveBeenLastCalledWith(
      `patchmon-agent config set-api patchmon_5f0c21d97be3a846 ${'9b1e77d0'.repeat(8)} https://patchmon.example.org`,
    );
  });

  it('turns waiting into the report when the event comes', async () => {
    let current = hostDetail(awaitingHost());
    fakeServer({ 'GET /hosts/h-new': () => ({ status: 200, body: current }) });
    renderPage('/hosts?add=true');
    await addHost();
    expect(screen.getByText('Waiting for the first report')).toBeVisible();
    const reported = host({ id: 'h-new', last_report_at: minutesAgo(0) });
    current = hostDetail(reported);
    const data = JSON.stringify({ topic: 'host', id: 'h-new' });
    act(() => void Events.latest.dispatchEvent(new MessageEvent('change', { data })));
    expect(await screen.findByText('First report received')).toBeVisible();
    expect(screen.getByText('815 packages, 9 updates, 3 of them security')).toBeVisible();
    expect(screen.queryByText('Waiting for the first report')).toBeNull();
  });

  it('leads to what enrols many hosts, and closes then', async () => {
    fakeServer();
    renderPage('/hosts?add=true');
    await userEvent.click(await screen.findByRole('link', { name: 'enrolment token' }));
    expect(await screen.findByRole('button', { name: 'New Token' })).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks for a name', async () => {
    const { questions } = fakeServer();
    renderPage('/hosts?add=true');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add host' }));
    expect(screen.getByText('Give the host a name.')).toBeVisible();
    expect(questions.some((each) => each.method === 'POST')).toBe(false);
  });
});

it('never shows the middle of a key', () => {
  const key = `${'a'.repeat(8)}SECRET${'b'.repeat(50)}`;
  expect(shortenKey(`set-api ID ${key} URL`, key)).toBe('set-api ID aaaaaaaa…bbbbbb URL');
  expect(shortenKey('report', '')).toBe('report');
});
