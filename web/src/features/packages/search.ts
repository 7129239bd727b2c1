import {
  type ListSearch,
  oneOf,
  parseListSearch,
  type RawSearch,
  withoutUndefined,
} from '@/lib/table/search';

const STATES = ['all', 'updates', 'security'] as const;

/** What a list of packages, or of a package's hosts, shows as it stands in the address. */
export interface PackagesSearch extends ListSearch {
  state?: (typeof STATES)[number];
}

/** Reads an address; what the list does not know is dropped. */
export function parsePackagesSearch(raw: RawSearch): PackagesSearch {
  return withoutUndefined({
    ...parseListSearch(raw, ['name', 'hosts', 'updates', 'security', 'waiting']),
    state: oneOf(raw.state, STATES),
  });
}
