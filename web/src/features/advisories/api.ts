import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { pageQuery } from '@/lib/table/search';
import { type AdvisoriesSearch, advisoriesApiQuery } from './search';

/** One page of the advisories that updates on offer resolve. */
export const advisoriesQuery = (search: AdvisoriesSearch) => {
  const query = advisoriesApiQuery(search);
  return queryOptions({
    queryKey: keys.packages('advisories', query),
    queryFn: () => unwrap(api.GET('/advisories', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};

/** One advisory. */
export const advisoryQuery = (id: string) =>
  queryOptions({
    queryKey: keys.packages('advisory', id),
    queryFn: () => unwrap(api.GET('/advisories/{id}', { params: { path: { id } } })),
  });

/** One page of the updates that resolve it, host by host. */
export const advisoryHostsQuery = (id: string, { page, search }: AdvisoriesSearch) => {
  const query = pageQuery({ page, search });
  return queryOptions({
    queryKey: keys.packages('advisory', id, 'hosts', query),
    queryFn: () => unwrap(api.GET('/advisories/{id}/hosts', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
};
