import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { dashboard, daysAgo } from '@/testing/builders';
import { fakeServer } from '@/testing/fetch';
import { renderPage, stillWorld } from '@/testing/render';
import { isChangeKind } from './recent';

beforeEach(stillWorld);

it('knows the kinds it has words for', () => {
  expect(isChangeKind('update_withdrawn')).toBe(true);
  expect(isChangeKind('rebooted')).toBe(false);
});

it('names the package of a single change, counts several, and shows a kind it does not know', async () => {
  const change = { at: daysAgo(0.01), package: null, to: null };
  const recent = [
    { ...change, host: { id: 'a', friendly_name: 'alpha' }, kind: 'upgraded', count: 9 },
    {
      ...change,
      host: { id: 'b', friendly_name: 'beta' },
      kind: 'upgraded',
      count: 1,
      package: 'unbound',
      to: '1.22.0-2',
    },
    { ...change, host: { id: 'c', friendly_name: 'gamma' }, kind: 'rebooted', count: 1 },
  ];
  fakeServer({ 'GET /dashboard': { status: 200, body: dashboard({ recent }) } });
  renderPage('/');
  expect(await screen.findByText(/9 packages upgraded/)).toBeVisible();
  expect(screen.getByText(/unbound upgraded to 1.22.0-2/)).toBeVisible();
  expect(screen.getByText(/rebooted/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'alpha' })).toHaveAttribute(
    'href',
    '/hosts/a?tab=changes',
  );
});
