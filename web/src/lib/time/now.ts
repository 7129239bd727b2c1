import { useSyncExternalStore } from 'react';

/** Milliseconds since 1970. The one place of the page that reads the clock; tests replace it. */
export function now(): number {
  return Date.now();
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * The time in milliseconds, rounded down to `step`: the component renders again only when that
 * changes. All users share one timer.
 */
export function useNow(step = 10_000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now() / step) * step);
}
