import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { hostPackage } from '@/testing/fake/packageRows';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

const ADVISORY = {
  id: 'RHSA-2026:0001',
  kind: 'security',
  severity: 'important',
  title: 'openssl security update',
  cves: ['CVE-2026-1234'],
  issued_at: null,
};

function packagesOf(ecosystems: string[]) {
  const items = [
    hostPackage({ name: 'openssl', advisories: [ADVISORY, { ...ADVISORY, id: 'B' }] }),
  ];
  const counts = { all: 1, updates: 1, security: 0, held: 0, phased: 0, kept_back: 0, pinned: 0 };
  return {
    status: 200,
    body: {
      items,
      total: 1,
      limit: 50,
      offset: 0,
      counts,
      ecosystems: ecosystems.map((ecosystem) => ({
        ecosystem,
        packages: 1,
        updates: 1,
        security: 0,
      })),
    },
  };
}

it('names the worst advisory with its severity, and the CVE ids of all', async () => {
  fakeServer({ 'GET /hosts/h1/packages': packagesOf(['rpm']) });
  renderPage('/hosts/h1');
  const mark = await screen.findByRole('button', { name: /CVE-2026-1234/ });
  expect(mark).toHaveTextContent('RHSA-2026:0001 · Important +1');
  expect(screen.queryByRole('radiogroup', { name: 'Ecosystem' })).toBeNull();
});

it('offers ecosystems where there are several', async () => {
  fakeServer({ 'GET /hosts/h1/packages': packagesOf(['rpm', 'flatpak']) });
  renderPage('/hosts/h1');
  const choice = await screen.findByRole('radiogroup', { name: 'Ecosystem' });
  expect(choice).toHaveTextContent('All kindsrpm1flatpak1');
});
