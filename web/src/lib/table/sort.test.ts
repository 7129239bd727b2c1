import { expect, it } from 'vitest';
import { nextSort } from './sort';

it('goes from the useful direction to the other and back to the default', () => {
  const first = nextSort(undefined, 'waiting', 'desc');
  expect(first).toEqual({ sort: 'waiting', order: 'desc' });
  const second = nextSort(first, 'waiting', 'desc');
  expect(second).toEqual({ sort: 'waiting', order: 'asc' });
  expect(nextSort(second, 'waiting', 'desc')).toBeUndefined();
});

it('starts anew at another column', () => {
  expect(nextSort({ sort: 'waiting', order: 'desc' }, 'name', 'asc')).toEqual({
    sort: 'name',
    order: 'asc',
  });
});
