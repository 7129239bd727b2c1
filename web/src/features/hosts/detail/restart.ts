import type { HostDetail } from '@/lib/api/types';

type Process = NonNullable<HostDetail['restart_needed']>[number];

/** Something to restart: a service with its processes, or a process that belongs to none. */
export interface RestartItem {
  key: string;
  /** Unit name; null for a process without one. */
  unit: string | null;
  command: string;
  pids: number[];
  /** Replaced files still in use, without repeats. */
  files: string[];
}

/**
 * Groups processes by the service to restart, so that the count says how many restarts there are,
 * not how many processes. Processes without a unit stand for themselves, after the services.
 */
export function restartItems(processes: readonly Process[]): RestartItem[] {
  const items = new Map<string, RestartItem>();
  for (const { pid, command, unit, files } of processes) {
    const key = unit ?? `pid ${pid}`;
    const item = items.get(key) ?? { key, unit, command, pids: [], files: [] };
    item.pids.push(pid);
    item.files = [...new Set([...item.files, ...files])];
    items.set(key, item);
  }
  return [...items.values()].sort(
    (a, b) => Number(a.unit === null) - Number(b.unit === null) || a.key.localeCompare(b.key),
  );
}

/** A file without its folders: `/usr/lib/x86_64-linux-gnu/libc.so.6` is `libc.so.6`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
