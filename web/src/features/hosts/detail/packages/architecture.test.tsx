import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { hostPackage } from '@/testing/fake/packageRows';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';

beforeEach(stillWorld);

it('tells the architecture of packages that stand twice or are foreign, and of no other', async () => {
  const items = [
    hostPackage({ id: '1', name: 'libc6', architecture: 'amd64' }),
    hostPackage({ id: '2', name: 'libc6', architecture: 'i386' }),
    hostPackage({ id: '3', name: 'wine32', architecture: 'i386' }),
    hostPackage({ id: '4', name: 'bash', architecture: 'amd64' }),
  ];
  const counts = { all: 4, updates: 4, security: 0, held: 0, phased: 0, kept_back: 0, pinned: 0 };
  const body = { items, total: 4, limit: 50, offset: 0, counts };
  fakeServer({ 'GET /hosts/h1/packages': { status: 200, body } });
  renderPage('/hosts/h1');
  await screen.findByRole('link', { name: 'bash' });
  const names = screen
    .getAllByRole('link', { name: /^(libc6|wine32|bash)$/ })
    .map((link) => link.closest('td')?.textContent);
  expect(names).toEqual(['libc6amd64', 'libc6i386', 'wine32i386', 'bash']);
});
