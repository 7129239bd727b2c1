import {
  type ListSearch,
  oneOf,
  pageQuery,
  parseListSearch,
  type RawSearch,
  withoutUndefined,
} from '@/lib/table/search';

/** Tabs of the host page in their order; the first is the default. */
export const TABS = [
  'packages',
  'changes',
  'repositories',
  'system',
  'network',
  'notes',
  'reports',
] as const;

export type HostTab = (typeof TABS)[number];

/** Filters of the packages tab. The first four always stand there to be picked. */
export const PACKAGE_STATES = [
  'updates',
  'security',
  'held',
  'all',
  'phased',
  'kept_back',
  'pinned',
] as const;

export type PackageState = (typeof PACKAGE_STATES)[number];

/** What the host page shows, as it stands in the address. */
export interface HostSearch extends ListSearch {
  tab?: HostTab;
  /** Filter of the packages tab. */
  state?: PackageState;
  /** Ecosystem of the packages tab, of hosts with several. */
  ecosystem?: string;
  /** Advisory or CVE id that updates of the packages tab resolve. */
  advisory?: string;
}

/** What the packages tab shows when the address says nothing. */
export const DEFAULT_STATE: PackageState = 'updates';

/** Sorts the API knows for a host's packages. */
const SORTS = ['name', 'waiting', 'state'] as const;

/** Reads an address; what the page does not know is dropped. */
export function parseHostSearch(raw: RawSearch): HostSearch {
  return withoutUndefined({
    ...parseListSearch(raw, SORTS),
    tab: oneOf(raw.tab, TABS),
    state: oneOf(raw.state, PACKAGE_STATES),
    ecosystem: word(raw.ecosystem),
    advisory: word(raw.advisory),
  });
}

/** A parameter that is any text. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The API query of the packages tab. */
export function packagesApiQuery(search: HostSearch) {
  return {
    ...pageQuery(search, SORTS),
    state: search.state ?? DEFAULT_STATE,
    ecosystem: search.ecosystem,
    advisory: search.advisory,
  };
}
