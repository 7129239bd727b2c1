import { type ListSearch, parseListSearch, type RawSearch } from '@/lib/table/search';

/** Reads an address; the list has one order only. */
export function parseRepositoriesSearch(raw: RawSearch): ListSearch {
  return parseListSearch(raw, []);
}
