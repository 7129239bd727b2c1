import {
  type ListSearch,
  oneOf,
  pageQuery,
  parseListSearch,
  type RawSearch,
  textParam,
  withoutUndefined,
} from '@/lib/table/search';

/** Sorts the API knows for users. */
const SORTS = ['username', 'last_login', 'created_at', 'role'] as const;

/** Whether an account may be used. */
export const STATUSES = ['active', 'disabled'] as const;

/** What the list of users shows, as it stands in the address. */
export interface UsersSearch extends ListSearch {
  role?: string;
  status?: (typeof STATUSES)[number];
}

/** Reads an address; what the list does not know is dropped. */
export function parseUsersSearch(raw: RawSearch): UsersSearch {
  return withoutUndefined({
    ...parseListSearch(raw, SORTS),
    role: textParam(raw.role),
    status: oneOf(raw.status, STATUSES),
  });
}

/** The list's own order. */
export const DEFAULT_SORT = { sort: 'username', order: 'asc' } as const;

/** The API query of an address. */
export function usersApiQuery({ role, status, ...list }: UsersSearch) {
  return withoutUndefined({ ...pageQuery({ ...DEFAULT_SORT, ...list }, SORTS), role, status });
}

/** How many filters are set, the searched words included. */
export function filterCount({ role, status, search }: UsersSearch): number {
  return [role, status, search].filter(Boolean).length;
}
