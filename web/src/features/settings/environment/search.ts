import type { Variable } from '@/lib/api/types';
import { type RawSearch, textParam, withoutUndefined } from '@/lib/table/search';

/** What of the page lives in its address. */
export interface EnvironmentSearch {
  search?: string;
  source?: string;
  category?: string;
}

/** Reads an address. */
export function parseEnvironmentSearch(raw: RawSearch): EnvironmentSearch {
  return withoutUndefined({
    search: textParam(raw.search),
    source: textParam(raw.source),
    category: textParam(raw.category),
  });
}

/** The variables that match: words in the name, the meaning or the value. */
export function matching(variables: readonly Variable[], search: EnvironmentSearch): Variable[] {
  const words = search.search?.toLowerCase() ?? '';
  return variables.filter(
    (each) =>
      (search.source ?? each.source) === each.source &&
      (search.category ?? each.category) === each.category &&
      `${each.name} ${each.description} ${each.value ?? ''}`.toLowerCase().includes(words),
  );
}
