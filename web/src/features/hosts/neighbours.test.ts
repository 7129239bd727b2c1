import { beforeEach, expect, it } from 'vitest';
import { neighbourOf, rememberList } from './neighbours';

beforeEach(() => sessionStorage.clear());

it('steps through the list that was shown last, and stays at its ends', () => {
  rememberList(['a', 'b', 'c']);
  expect(neighbourOf('b', 1)).toBe('c');
  expect(neighbourOf('b', -1)).toBe('a');
  expect(neighbourOf('c', 1)).toBeUndefined();
  expect(neighbourOf('a', -1)).toBeUndefined();
});

it('knows no neighbour of a host that was not listed', () => {
  expect(neighbourOf('a', 1)).toBeUndefined();
  rememberList(['x', 'y']);
  expect(neighbourOf('a', 1)).toBeUndefined();
});

it.each(['{"a":1}', 'nonsense', '[1,2]'])('ignores what is no list: %s', (kept) => {
  sessionStorage.setItem('patchmon-host-list', kept);
  expect(neighbourOf('a', 1)).toBeUndefined();
});
