import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { rangeBetween, useSelection } from './selection';

const ORDER = ['a', 'b', 'c', 'd'];

describe('rangeBetween', () => {
  it('works in both directions', () => {
    expect(rangeBetween(ORDER, 'b', 'd')).toEqual(['b', 'c', 'd']);
    expect(rangeBetween(ORDER, 'd', 'b')).toEqual(['b', 'c', 'd']);
  });

  it('is one row when the other end is gone', () => {
    expect(rangeBetween(ORDER, 'x', 'b')).toEqual(['b']);
    expect(rangeBetween(ORDER, null, 'b')).toEqual(['b']);
  });
});

describe('useSelection', () => {
  it('picks a range with Shift and drops it again', () => {
    const { result } = renderHook(() => useSelection(ORDER));
    act(() => result.current.toggle('a'));
    act(() => result.current.toggle('c', true));
    expect([...result.current.ids]).toEqual(['a', 'b', 'c']);
    act(() => result.current.toggle('b', true));
    expect([...result.current.ids]).toEqual(['a']);
  });

  it('picks all of a page, then none', () => {
    const { result } = renderHook(() => useSelection(ORDER));
    act(() => result.current.toggle('b'));
    act(() => result.current.toggleAll(ORDER));
    expect(result.current.ids.size).toBe(4);
    act(() => result.current.toggleAll(ORDER));
    expect(result.current.ids.size).toBe(0);
  });

  it('keeps what was picked on another page', () => {
    const { result, rerender } = renderHook(({ order }) => useSelection(order), {
      initialProps: { order: ORDER },
    });
    act(() => result.current.toggle('a'));
    rerender({ order: ['x', 'y'] });
    act(() => result.current.toggle('y'));
    expect([...result.current.ids]).toEqual(['a', 'y']);
  });
});
