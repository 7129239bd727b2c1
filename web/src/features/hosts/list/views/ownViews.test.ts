import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { useOwnViews, withView } from './ownViews';

const KEY = 'patchmon-host-views';
const views = () => renderHook(() => useOwnViews()).result;

beforeEach(() => localStorage.clear());

describe('own views', () => {
  it('keep filters and order, not the page, for the next visit', () => {
    const mine = views();
    act(() => mine.current.save('Edge', { group: 'g1', sort: 'os', page: 3 }));
    const kept = [{ name: 'Edge', search: { group: 'g1', sort: 'os', order: 'asc' } }];
    expect(views().current.views).toEqual(kept);
  });

  it('are deleted by name, and come back as they were', () => {
    const mine = views();
    act(() => mine.current.save('A', { security: true }));
    act(() => mine.current.save('B', { reboot: true }));
    const before = mine.current.views;
    act(() => mine.current.remove('A'));
    expect(mine.current.views.map(({ name }) => name)).toEqual(['B']);
    act(() => mine.current.restore(before));
    expect(mine.current.views).toEqual(before);
  });

  it('forget what the list does not know any more', () => {
    const kept = [{ name: 'Old', search: { security: true, sort: 'gone', colour: 'red' } }];
    localStorage.setItem(KEY, JSON.stringify(kept));
    expect(views().current.views).toEqual([{ name: 'Old', search: { security: true } }]);
  });

  it.each(['3', '{}', '[null]', '[{"name":""}]', '[{"name":"x","search":null}]'])(
    'ignore %s',
    (text) => {
      localStorage.setItem(KEY, text);
      expect(views().current.views).toEqual([]);
    },
  );
});

it('replaces a view of the same name where it stands', () => {
  const old = [
    { name: 'A', search: {} },
    { name: 'B', search: {} },
  ];
  const next = withView(old, { name: 'A', search: { reboot: true } });
  expect(next.map(({ name }) => name)).toEqual(['A', 'B']);
  expect(next[0]?.search).toEqual({ reboot: true });
});
