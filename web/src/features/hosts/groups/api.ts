import { useMutation, useQueryClient } from '@tanstack/react-query';
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
