import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { type AuditSearch, auditQuery } from './search';

const PAGE = 50;

/** Rows of the log from the newest on; each further part begins where the one before ended. */
export const auditRowsQuery = (search: AuditSearch) => {
  const filters = auditQuery(search);
  return infiniteQueryOptions({
    queryKey: keys.audit('rows', filters),
    queryFn: ({ pageParam }) => {
      const query = { ...filters, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) };
      return unwrap(api.GET('/audit', { params: { query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    select: ({ pages }) => ({
      items: pages.flatMap(({ items }) => items),
      total: pages[0]?.total ?? null,
    }),
    placeholderData: keepPreviousData,
  });
};

/** What the filters can be set to. */
export const auditFiltersQuery = queryOptions({
  queryKey: keys.audit('filters'),
  queryFn: () => unwrap(api.GET('/audit/filters')),
});

/** Whether the log is as it was written. It reads all of it, so it is asked once. */
export const auditVerdictQuery = queryOptions({
  queryKey: keys.audit('verdict'),
  queryFn: () => unwrap(api.GET('/audit/verify')),
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: false,
});
