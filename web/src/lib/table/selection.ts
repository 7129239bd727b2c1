import { useCallback, useRef, useState } from 'react';

/** Rows picked in a list, by id. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Picks or drops one row; with `range` all rows from the last one touched to this. */
  toggle: (id: string, range?: boolean) => void;
  /** Picks all given rows, or drops them if all were picked. */
  toggleAll: (ids: readonly string[]) => void;
  replace: (ids: readonly string[]) => void;
  clear: () => void;
}

/** The ids between two rows of a list, both included; just the second when the first is gone. */
export function rangeBetween(order: readonly string[], from: string | null, to: string): string[] {
  const start = from === null ? -1 : order.indexOf(from);
  const end = order.indexOf(to);
  if (start < 0 || end < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** Selection over the rows in `order`; it survives paging until cleared. */
export function useSelection(order: readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);

  const toggle = (id: string, range = false) => {
    const touched = range ? rangeBetween(order, last.current, id) : [id];
    const next = new Set(ids);
    for (const each of touched) {
      if (ids.has(id)) next.delete(each);
      else next.add(each);
    }
    last.current = id;
    setIds(next);
  };
  const toggleAll = (all: readonly string[]) => {
    const next = new Set(ids);
    const drop = all.every((id) => ids.has(id));
    for (const id of all) {
      if (drop) next.delete(id);
      else next.add(id);
    }
    setIds(next);
  };
  const replace = useCallback((all: readonly string[]) => setIds(new Set(all)), []);
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, toggle, toggleAll, replace, clear };
}
