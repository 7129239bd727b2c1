import { useStored } from '@/lib/useStored';
import { type HostsSearch, parseHostsSearch } from '../search';
import { viewSearch } from './views';

/** Filters and an order somebody has given a name. */
export interface OwnView {
  name: string;
  search: HostsSearch;
}

/** Longest name of a view: it stands in a strip of tabs. */
export const LONGEST_NAME = 40;

function readView(kept: unknown): OwnView | undefined {
  const { name, search } = (kept ?? {}) as Partial<Record<keyof OwnView, unknown>>;
  if (typeof name !== 'string' || name === '') return undefined;
  if (typeof search !== 'object' || search === null) return undefined;
  return { name, search: viewSearch(parseHostsSearch({ ...search })) };
}

function readViews(kept: unknown): OwnView[] {
  if (!Array.isArray(kept)) return [];
  return kept.map(readView).filter((view) => view !== undefined);
}

/** The views with one added at the end, or changed in its place when the name is there already. */
export function withView(views: readonly OwnView[], view: OwnView): OwnView[] {
  const at = views.findIndex(({ name }) => name === view.name);
  return at < 0 ? [...views, view] : views.with(at, view);
}

/** The views somebody has made, kept in this browser. */
export function useOwnViews() {
  const [views, setViews] = useStored('patchmon-host-views', readViews);
  return {
    views,
    save: (name: string, search: HostsSearch) =>
      setViews((old) => withView(old, { name, search: viewSearch(search) })),
    remove: (name: string) => setViews((old) => old.filter((view) => view.name !== name)),
    /** Puts views back as they were. */
    restore: (before: OwnView[]) => setViews(before),
  };
}
