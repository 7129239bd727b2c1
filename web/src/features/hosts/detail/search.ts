import {
  type ListSearch,
  oneOf,
  parseListSearch,
  type RawSearch,
  withoutUndefined,
} from '@/lib/table/search';

/** Tabs of the host page in their order; the first is the default. */
const TABS = [
  'packages',
  'changes',
  'repositories',
  'system',
  'network',
  'activity',
  'notes',
] as const;

const STATES = ['all', 'updates', 'security', 'held', 'phased', 'kept_back', 'pinned'] as const;

/** What the host page shows, as it stands in the address. */
export interface HostSearch extends ListSearch {
  tab?: (typeof TABS)[number];
  /** Filter of the packages tab. */
  state?: (typeof STATES)[number];
}

/** Reads an address; what the page does not know is dropped. */
export function parseHostSearch(raw: RawSearch): HostSearch {
  return withoutUndefined({
    ...parseListSearch(raw, ['name', 'waiting', 'state']),
    tab: oneOf(raw.tab, TABS),
    state: oneOf(raw.state, STATES),
  });
}
