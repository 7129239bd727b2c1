import { expect, it } from 'vitest';
import { activeView, viewSearch } from './views';

it('marks a view only when its filters are all there is', () => {
  expect(activeView({})).toBe('all');
  expect(activeView({ security: true })).toBe('security');
  expect(activeView({ reporting: 'silent' })).toBe('silent');
  expect(activeView({ security: true, os: 'Debian 12' })).toBeUndefined();
});

it('is the same view on another page and in another order', () => {
  expect(activeView({ reboot: true, page: 3, sort: 'os', order: 'asc' })).toBe('reboot');
});

it('knows an own view by filters and order', () => {
  const own = [{ name: 'all', search: { security: true, sort: 'os', order: 'asc' } as const }];
  expect(activeView({ sort: 'os', order: 'asc', security: true, page: 2 }, own)).toBe('own:all');
  expect(activeView({ security: true }, own)).toBe('security');
});

it('takes filters and order from an address', () => {
  expect(viewSearch({ group: 'g1', page: 4 })).toEqual({ group: 'g1' });
  expect(viewSearch({ sort: 'os' })).toEqual({ sort: 'os', order: 'asc' });
});
