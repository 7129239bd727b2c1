import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { daysAgo } from '@/testing/builders';
import type { Reply } from '@/testing/fake/answer';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const advisory = {
  id: 'RHSA-2026:0001',
  kind: 'security',
  severity: 'important',
  title: 'openssl security update',
  cves: ['CVE-2026-1234', 'CVE-2026-1235'],
  issued_at: daysAgo(4),
  hosts: 2,
  packages: ['openssl', 'openssl-libs'],
};

const page = (items: unknown[]): Reply => ({
  status: 200,
  body: { items, total: items.length, limit: 50, offset: 0 },
});

describe('advisories', () => {
  it('show how bad they are, what they are about and on how many hosts they wait', async () => {
    const { questions } = fakeServer({ 'GET /advisories': page([advisory]) });
    const { router } = renderPage('/advisories');
    const row = within(await screen.findByRole('table', { name: 'Advisories' }));
    expect(await row.findByText('Important')).toBeVisible();
    expect(row.getByText('CVE-2026-1234 +1')).toBeVisible();
    expect(row.getByText('openssl +1')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Severity'), 'Critical');
    await waitFor(() => expect(router.state.location.search).toEqual({ severity: 'critical' }));
    await waitFor(() =>
      expect(
        questions.some(({ path, query }) => path === '/advisories' && query.has('severity')),
      ).toBe(true),
    );
  });

  it('say where they come from while there are none', async () => {
    fakeServer({ 'GET /advisories': page([]) });
    renderPage('/advisories');
    expect(await screen.findByText(/come with reports of dnf, yum and zypper/)).toBeVisible();
  });

  it('lead to one advisory with its hosts', async () => {
    const host = {
      host_id: 'h1',
      friendly_name: 'mail-01',
      os_name: 'AlmaLinux 9',
      package_id: 'p1',
      package: 'openssl',
      architecture: 'x86_64',
      installed: '3.0.1-1',
      candidate: '3.0.1-2',
      state: 'available',
      since: daysAgo(3),
    };
    fakeServer({
      'GET /advisories': page([advisory]),
      'GET /advisories/RHSA-2026%3A0001': { status: 200, body: advisory },
      'GET /advisories/RHSA-2026%3A0001/hosts': page([host]),
    });
    renderPage('/advisories');
    await userEvent.click(await screen.findByRole('link', { name: 'RHSA-2026:0001' }));
    expect(await screen.findByRole('heading', { name: 'RHSA-2026:0001' })).toBeVisible();
    expect(screen.getByText('CVE-2026-1235')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'mail-01' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'openssl' })).toBeVisible();
  });

  it('say so when nobody waits for one', async () => {
    const gone = { status: 404, body: { error: 'No', code: 'advisory_not_found' } };
    fakeServer({ 'GET /advisories/X': gone });
    renderPage('/advisories/X');
    expect(await screen.findByText('No host waits for such an advisory.')).toBeVisible();
  });
});
