import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { filtersOf, type HostsSearch, hostsApiQuery } from './list/search';

/** One page of hosts with the counts of all filters. */
export const hostsQuery = (search: HostsSearch) => {
  const query = hostsApiQuery(search);
  return queryOptions({
    queryKey: keys.hosts('list', query),
    queryFn: () => unwrap(api.GET('/hosts', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};

/** How many hosts a view holds. */
export const hostsCountQuery = (search: HostsSearch) => {
  const query = { ...hostsApiQuery(filtersOf(search)), limit: 1 };
  return queryOptions({
    queryKey: keys.hosts('count', query),
    queryFn: () => unwrap(api.GET('/hosts', { params: { query } })),
    select: ({ total }) => total,
  });
};

/** Most hosts one request may name; "select all" stops there. */
export const MOST_HOSTS = 500;

/** Ids of all hosts that match, for "Select all 34". */
export async function matchingHostIds(search: HostsSearch): Promise<string[]> {
  const query = { ...hostsApiQuery({ ...search, page: undefined }), limit: MOST_HOSTS };
  const { items } = await unwrap(api.GET('/hosts', { params: { query } }));
  return items.map((host) => host.id);
}

/** One host, while its first report is awaited. */
export const hostQuery = (id: string) =>
  queryOptions({
    queryKey: keys.host(id, 'detail'),
    queryFn: () => unwrap(api.GET('/hosts/{id}', { params: { path: { id } } })),
  });

function useRefreshHosts() {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [keys.hosts(), keys.groups(), keys.dashboard(), keys.navigation(), ['host']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

interface NewHost {
  friendly_name: string;
  host_group_ids: string[];
}

/** Adds a host; its key is in the answer and nowhere else, ever. */
export function useCreateHost() {
  return useMutation({
    mutationFn: (body: NewHost) => unwrap(api.POST('/hosts', { body })),
    onSuccess: useRefreshHosts(),
  });
}

/** Deletes hosts with everything known about them. */
export function useDeleteHosts() {
  return useMutation({
    mutationFn: (hostIds: string[]) => unwrap(api.DELETE('/hosts/bulk', { body: { hostIds } })),
    onSuccess: useRefreshHosts(),
  });
}

interface Assignment {
  hostIds: string[];
  groupIds: string[];
  mode: 'replace' | 'add' | 'remove';
}

/** Puts hosts into groups or takes them out. */
export function useAssignGroups() {
  return useMutation({
    mutationFn: (body: Assignment) => unwrap(api.PUT('/hosts/bulk/groups', { body })),
    onSuccess: useRefreshHosts(),
  });
}
