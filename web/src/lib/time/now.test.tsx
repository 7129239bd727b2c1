import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW } from '@/testing/builders';
import { useNow } from './now';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('useNow', () => {
  it('moves in steps and renders only then', () => {
    let renders = 0;
    const { result } = renderHook(() => {
      renders += 1;
      return useNow(10_000);
    });
    const first = renders;
    act(() => void vi.advanceTimersByTime(9_000));
    expect(result.current).toBe(NOW);
    expect(renders).toBe(first);
    act(() => void vi.advanceTimersByTime(1_000));
    expect(result.current).toBe(NOW + 10_000);
  });

  it('stops its timer when nobody looks', () => {
    const { unmount } = renderHook(() => useNow());
    expect(vi.getTimerCount()).toBe(1);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
