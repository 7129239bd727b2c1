import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';

function useRefreshGroups() {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [keys.groups(), keys.hosts(), keys.dashboard(), ['host']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

export interface GroupValues {
  name: string;
  description: string;
  color: string;
}

/** Creates a group, or changes the one with this id. */
export function useSaveGroup(id: string | null) {
  return useMutation({
    mutationFn: (body: GroupValues) =>
      id === null
        ? unwrap(api.POST('/host-groups', { body }))
        : unwrap(api.PUT('/host-groups/{id}', { params: { path: { id } }, body })),
    onSuccess: useRefreshGroups(),
  });
}

/** Deletes a group; its hosts stay. */
export function useDeleteGroup() {
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE('/host-groups/{id}', { params: { path: { id } } })),
    onSuccess: useRefreshGroups(),
  });
}

/** As many hosts as one dialog shows; more are found by searching. */
const MOST_CANDIDATES = 100;

/** Hosts that can be put into a group, by name. */
export const candidatesQuery = (search: string | undefined) => {
  const query = {
    limit: MOST_CANDIDATES,
    sort: 'friendly_name',
    order: 'asc',
    ...(search ? { search } : {}),
  } as const;
  return queryOptions({
    queryKey: keys.hosts('candidates', query),
    queryFn: () => unwrap(api.GET('/hosts', { params: { query } })),
    placeholderData: keepPreviousData,
  });
};

/** Puts hosts into a group (`true`) and takes others out (`false`). */
export function useChangeMembers(id: string) {
  return useMutation({
    mutationFn: async (changes: ReadonlyMap<string, boolean>) => {
      for (const mode of ['add', 'remove'] as const) {
        const hostIds = [...changes].filter(([, member]) => member === (mode === 'add'));
        if (hostIds.length === 0) continue;
        const body = { hostIds: hostIds.map(([host]) => host), groupIds: [id], mode };
        await unwrap(api.PUT('/hosts/bulk/groups', { body }));
      }
    },
    onSettled: useRefreshGroups(),
  });
}
