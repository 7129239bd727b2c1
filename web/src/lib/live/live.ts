import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { apiPrefix } from '@/lib/api/config';
import { now } from '@/lib/time/now';
import { parseChange, staleKeys } from './topics';

/** Whether the page hears from the server, and since when not. Times are milliseconds. */
export interface LiveState {
  connected: boolean;
  lastEventAt: number | null;
  lostAt: number | null;
}

const COLLECT_MS = 250;
const RETRY_MS = 3000;

let state: LiveState = { connected: false, lastEventAt: null, lostAt: null };
const listeners = new Set<() => void>();

function set(next: Partial<LiveState>): void {
  state = { ...state, ...next };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The state of the live link, for the foot of the navigation and the line above a page. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => state);
}

/** What the link needs from outside; tests give a fake source. */
export interface LiveOptions {
  open: () => EventSource;
  /** Marks everything below these query keys as stale. */
  refresh: (queryKeys: QueryKey[]) => void;
  /** Called before a closed link is opened anew: renews the session if it has run out. */
  renew: () => Promise<unknown>;
}

/**
 * Listens to the server's events until the returned function is called. Changes are collected for a
 * quarter of a second, so that a burst of reports asks each list once. After a gap everything is
 * refreshed, since events sent meanwhile are gone.
 */
export function listen({ open, refresh, renew }: LiveOptions): () => void {
  const waiting = new Map<string, QueryKey>();
  let source: EventSource;
  let flush: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const collect = (queryKeys: QueryKey[]) => {
    for (const key of queryKeys) waiting.set(JSON.stringify(key), key);
    flush ??= setTimeout(() => {
      flush = undefined;
      refresh([...waiting.values()]);
      waiting.clear();
    }, COLLECT_MS);
  };
  const onHello = () => {
    if (state.lostAt !== null) collect([[]]);
    set({ connected: true, lastEventAt: now(), lostAt: null });
  };
  // The server could not keep up with telling us: anything may have changed.
  const onReset = () => collect([[]]);
  const onChange = (event: MessageEvent<string>) => {
    set({ connected: true, lastEventAt: now(), lostAt: null });
    const change = parseChange(event.data);
    if (change) collect(staleKeys(change));
  };
  const onError = () => {
    set({ connected: false, lostAt: state.lostAt ?? now() });
    // The browser tries again by itself unless the answer was no event stream (401, 5xx).
    if (source.readyState !== EventSource.CLOSED || stopped) return;
    clearTimeout(retry);
    retry = setTimeout(
      () =>
        void renew()
          .catch(() => undefined)
          .then(connect),
      RETRY_MS,
    );
  };
  const connect = () => {
    if (stopped) return;
    source = open();
    source.addEventListener('hello', onHello);
    source.addEventListener('change', onChange);
    source.addEventListener('reset', onReset);
    source.addEventListener('error', onError);
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(flush);
    clearTimeout(retry);
    source.close();
    set({ connected: false, lastEventAt: null, lostAt: null });
  };
}

/** Keeps the live link open while the calling component (the signed-in shell) is mounted. */
export function useLive(renew: () => Promise<unknown>): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listen({
        open: () => new EventSource(`${apiPrefix}/events`),
        refresh: (queryKeys) => {
          for (const queryKey of queryKeys) void client.invalidateQueries({ queryKey });
        },
        renew,
      }),
    [client, renew],
  );
}
