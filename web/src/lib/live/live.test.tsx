import type { QueryKey } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW } from '@/testing/builders';
import { listen, useLiveState } from './live';

class FakeSource extends EventTarget {
  readyState = 1;
  close = vi.fn();
  say(type: string, data = '{}') {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
  /** The browser gives up: the answer was no event stream. */
  fail() {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
}

let sources: FakeSource[];
let refreshed: QueryKey[][];
let stop: () => void;
const renew = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal('EventSource', { CLOSED: 2 });
  sources = [];
  refreshed = [];
  stop = listen({
    open: () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as EventSource;
    },
    refresh: (queryKeys) => refreshed.push(queryKeys),
    renew,
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('listen', () => {
  it('collects a burst into one refresh per key', () => {
    for (let each = 0; each < 5; each += 1) sources[0]?.say('change', '{"topic":"settings"}');
    expect(refreshed).toEqual([]);
    vi.advanceTimersByTime(300);
    expect(refreshed).toEqual([[['settings']]]);
  });

  it('refreshes everything when the server had to leave changes out', () => {
    sources[0]?.say('reset');
    vi.advanceTimersByTime(300);
    expect(refreshed).toEqual([[[]]]);
  });

  it('tells when it last heard something', () => {
    const { result } = renderHook(() => useLiveState());
    act(() => sources[0]?.say('hello'));
    expect(result.current).toEqual({ connected: true, lastEventAt: NOW, lostAt: null });
  });

  it('says since when it is lost, renews the session, opens anew and refreshes everything', async () => {
    const { result } = renderHook(() => useLiveState());
    act(() => sources[0]?.say('hello'));
    act(() => sources[0]?.fail());
    expect(result.current).toMatchObject({ connected: false, lostAt: NOW });
    await act(() => vi.advanceTimersByTimeAsync(3100));
    expect(renew).toHaveBeenCalled();
    expect(sources).toHaveLength(2);
    act(() => sources[1]?.say('hello'));
    act(() => void vi.advanceTimersByTime(300));
    expect(refreshed.at(-1)).toEqual([[]]);
    expect(result.current.lostAt).toBeNull();
  });

  it('stays closed once stopped', async () => {
    sources[0]?.fail();
    stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sources).toHaveLength(1);
    expect(sources[0]?.close).toHaveBeenCalled();
  });
});
