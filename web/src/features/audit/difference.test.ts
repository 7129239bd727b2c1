import { expect, it } from 'vitest';
import { differences } from './difference';

it('tells what was added, removed, changed, and puts what stayed last', () => {
  const before = { kept: 'a', name: 'old', gone: 3, groups: ['x'] };
  const after = { kept: 'a', name: 'new', fresh: true, groups: ['x', 'y'] };
  expect(differences(before, after)).toEqual([
    { name: 'name', before: 'old', after: 'new', change: 'changed' },
    { name: 'gone', before: '3', after: null, change: 'removed' },
    { name: 'groups', before: 'x', after: 'x, y', change: 'changed' },
    { name: 'fresh', before: null, after: 'true', change: 'added' },
    { name: 'kept', before: 'a', after: 'a', change: 'same' },
  ]);
});

it('takes a side that was not written for nothing at all', () => {
  expect(differences(null, { name: 'web-1' })).toEqual([
    { name: 'name', before: null, after: 'web-1', change: 'added' },
  ]);
  expect(differences(null, null)).toEqual([]);
});
