import {
  type ListSearch,
  oneOf,
  pageQuery,
  parseListSearch,
  type RawSearch,
  withoutUndefined,
} from '@/lib/table/search';

/** What can be wrong with a repository. */
export const TROUBLES = ['unverified', 'plain_http', 'stale', 'failing', 'disabled'] as const;

/** What the list shows as it stands in the address. */
export interface RepositoriesSearch extends ListSearch {
  trouble?: (typeof TROUBLES)[number];
}

/** Reads an address; the list has one order only. */
export function parseRepositoriesSearch(raw: RawSearch): RepositoriesSearch {
  return withoutUndefined({
    ...parseListSearch(raw, []),
    trouble: oneOf(raw.trouble, TROUBLES),
  });
}

/** The API query of an address. */
export function repositoriesApiQuery({ trouble, ...list }: RepositoriesSearch) {
  return withoutUndefined({ ...pageQuery(list), trouble });
}
