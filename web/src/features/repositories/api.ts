import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { type RepositoriesSearch, repositoriesApiQuery } from './search';

/** One page of the repositories of all hosts. */
export const repositoriesQuery = (search: RepositoriesSearch) => {
  const query = repositoriesApiQuery(search);
  return queryOptions({
    queryKey: keys.repositories('list', query),
    queryFn: () => unwrap(api.GET('/repositories', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};
