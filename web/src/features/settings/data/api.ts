import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';

const RUNNING_MS = 1000;

/** How large the database is and when it was copied; asked every second while a copy is made. */
export const dataQuery = queryOptions({
  queryKey: keys.settings('data'),
  queryFn: () => unwrap(api.GET('/settings/data')),
  refetchInterval: ({ state }) => (state.data?.backup.running ? RUNNING_MS : false),
});

/** Begins a copy of the database. */
export function useMakeBackup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/settings/data/backup')),
    onSettled: () => client.invalidateQueries({ queryKey: dataQuery.queryKey }),
  });
}
