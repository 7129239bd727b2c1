import { filtersOf, type HostsSearch } from '../search';
import type { OwnView } from './ownViews';

/** Views every list of hosts has, with the count beside each. */
export const VIEWS = [
  { name: 'all', search: {} },
  { name: 'security', search: { security: true } },
  { name: 'reboot', search: { reboot: true } },
  { name: 'silent', search: { reporting: 'silent' } },
  { name: 'awaiting', search: { reporting: 'awaiting' } },
] as const satisfies readonly { name: string; search: HostsSearch }[];

/** Own views share a name space of their own: one may be called "all". */
export const ownName = (name: string) => `own:${name}`;

/** What a view keeps of an address: filters and order, not the page. */
export function viewSearch(search: HostsSearch): HostsSearch {
  const { sort, order } = search;
  return { ...filtersOf(search), ...(sort ? { sort, order: order ?? 'asc' } : {}) };
}

/** Equal addresses, whatever the order of their members. */
function isSame(one: HostsSearch, other: HostsSearch): boolean {
  const words = (search: HostsSearch) => JSON.stringify(Object.entries(search).sort());
  return words(one) === words(other);
}

/**
 * The view that is exactly what the address shows, else none. An own view holds an order as well; the
 * others are the same in every order.
 */
export function activeView(search: HostsSearch, own: readonly OwnView[] = []): string | undefined {
  const shown = viewSearch(search);
  const mine = own.find((view) => isSame(view.search, shown));
  if (mine) return ownName(mine.name);
  const filters = filtersOf(search);
  return VIEWS.find((view) => isSame(view.search, filters))?.name;
}
