import { useState } from 'react';

/** What a list shows while somebody reads it, and how many rows wait to be shown. */
export interface Arranged<T> {
  rows: readonly T[];
  /** Rows that are new, gone, or elsewhere in the newest answer. */
  waiting: number;
}

/** How many of `places` are out of order: all but the longest rising run picked from them. */
export function countMoved(places: readonly number[]): number {
  // `tails[n]`: the smallest place a rising run of n + 1 can end with.
  const tails: number[] = [];
  for (const place of places) {
    const at = tails.findIndex((tail) => tail >= place);
    tails[at < 0 ? tails.length : at] = place;
  }
  return places.length - tails.length;
}

/**
 * The newest values in the order somebody is reading. Rows that are gone keep their last values, and
 * new ones wait.
 */
export function arrange<T>(
  shown: readonly T[],
  newest: readonly T[],
  rowId: (row: T) => string,
): Arranged<T> {
  const places = new Map(newest.map((row, place) => [rowId(row), place]));
  const kept: number[] = [];
  const rows = shown.map((row) => {
    const place = places.get(rowId(row));
    if (place === undefined) return row;
    kept.push(place);
    return newest[place] as T;
  });
  const gone = shown.length - kept.length;
  const added = newest.length - kept.length;
  return { rows, waiting: gone + added + countMoved(kept) };
}

interface SteadyOptions<T> {
  newest: readonly T[];
  rowId: (row: T) => string;
  /** Names what is asked for; another one is shown at once. */
  source: string;
  /** Whether somebody is at the list. */
  held: boolean;
}

/**
 * Rows that do not jump under the pointer: while `held`, values change in place and everything that
 * would move a row waits until `show` is called or the list is left (look: section 5).
 */
export function useSteadyRows<T>({ newest, rowId, source, held }: SteadyOptions<T>) {
  const [shown, setShown] = useState({ source, rows: newest });
  const show = () => setShown({ source, rows: newest });
  const isHeld = held && shown.source === source && shown.rows.length > 0;
  if (!isHeld && (shown.source !== source || shown.rows !== newest)) show();
  const arranged = isHeld ? arrange(shown.rows, newest, rowId) : { rows: newest, waiting: 0 };
  return { ...arranged, show };
}
