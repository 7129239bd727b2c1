import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { type ListSearch, pageQuery } from '@/lib/table/search';

/** One page of the repositories of all hosts. */
export const repositoriesQuery = (search: ListSearch) => {
  const query = pageQuery(search);
  return queryOptions({
    queryKey: keys.repositories('list', query),
    queryFn: () => unwrap(api.GET('/repositories', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};
