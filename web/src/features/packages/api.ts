import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { type PackagesSearch, packageHostsApiQuery, packagesApiQuery } from './search';

/** One page of the packages of all hosts. */
export const packagesQuery = (search: PackagesSearch) => {
  const query = packagesApiQuery(search);
  return queryOptions({
    queryKey: keys.packages('list', query),
    queryFn: () => unwrap(api.GET('/packages', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};

/** One package and its versions. */
export const packageQuery = (id: string) =>
  queryOptions({
    queryKey: keys.packages(id, 'detail'),
    queryFn: () => unwrap(api.GET('/packages/{id}', { params: { path: { id } } })),
  });

/** One page of the hosts that have a package. */
export const packageHostsQuery = (id: string, search: PackagesSearch) => {
  const query = packageHostsApiQuery(search);
  return queryOptions({
    queryKey: keys.packages(id, 'hosts', query),
    queryFn: () => unwrap(api.GET('/packages/{id}/hosts', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
};
