import {
  type ListSearch,
  oneOf,
  pageQuery,
  parseListSearch,
  type RawSearch,
  withoutUndefined,
} from '@/lib/table/search';

/** Filters by what waits; the first is the default. */
export const STATES = ['all', 'updates', 'security'] as const;

export type WaitingState = (typeof STATES)[number];

/** Families of packages the server tells apart. */
export const ECOSYSTEMS = [
  'deb',
  'rpm',
  'apk',
  'alpm',
  'pkg',
  'snap',
  'flatpak',
  'windows',
  'other',
] as const;

/** Sorts the API knows for packages. */
const SORTS = ['name', 'hosts', 'updates', 'security'] as const;

/** What a list of packages, or of a package's hosts, shows as it stands in the address. */
export interface PackagesSearch extends ListSearch {
  state?: WaitingState;
  ecosystem?: (typeof ECOSYSTEMS)[number];
}

/** Reads an address; what the list does not know is dropped. */
export function parsePackagesSearch(raw: RawSearch): PackagesSearch {
  return withoutUndefined({
    ...parseListSearch(raw, SORTS),
    state: oneOf(raw.state, STATES),
    ecosystem: oneOf(raw.ecosystem, ECOSYSTEMS),
  });
}

/** The list's own order: what most hosts wait for as a security update comes first. */
export const DEFAULT_SORT = { sort: 'security', order: 'desc' } as const;

/** The API query of the fleet's list. */
export function packagesApiQuery({ state, ecosystem, ...list }: PackagesSearch) {
  return withoutUndefined({ ...pageQuery({ ...DEFAULT_SORT, ...list }, SORTS), state, ecosystem });
}

/** The API query of the hosts that have a package. */
export function packageHostsApiQuery({ state, page, search }: PackagesSearch) {
  return withoutUndefined({ ...pageQuery({ page, search }), state });
}

/** How many filters are set, the searched words included. */
export function filterCount({ state, ecosystem, search }: PackagesSearch): number {
  return [state !== 'all' && state, ecosystem, search].filter(Boolean).length;
}
