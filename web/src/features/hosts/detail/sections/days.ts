import type { HostChange } from '@/lib/api/types';

interface Day {
  /** Calendar day where the person is, only to tell days apart. */
  key: string;
  changes: HostChange[];
}

/** Splits a timeline, newest first, into the calendar days of the person who reads it. */
export function byDay(changes: readonly HostChange[]): Day[] {
  const days: Day[] = [];
  for (const change of changes) {
    const key = new Date(change.at).toDateString();
    const last = days.at(-1);
    if (last?.key === key) last.changes.push(change);
    else days.push({ key, changes: [change] });
  }
  return days;
}
