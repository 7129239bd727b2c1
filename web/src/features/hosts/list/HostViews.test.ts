import { expect, it } from 'vitest';
import { activeView } from './HostViews';

it('marks a view only when its filters are all there is', () => {
  expect(activeView({})).toBe('all');
  expect(activeView({ security: true })).toBe('security');
  expect(activeView({ reporting: 'silent' })).toBe('silent');
  expect(activeView({ security: true, os: 'Debian 12' })).toBeUndefined();
});

it('is the same view on another page and in another order', () => {
  expect(activeView({ reboot: true, page: 3, sort: 'os', order: 'asc' })).toBe('reboot');
});
