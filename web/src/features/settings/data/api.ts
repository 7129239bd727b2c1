import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '@/lib/api/ask';
import { keys } from '@/lib/api/keys';

/** The copy of the database. */
export interface Backup {
  supported: boolean;
  last_at: string | null;
  last_bytes: number | null;
  running: boolean;
  error: string | null;
}

/** A table with its indexes. */
export interface TableSize {
  name: string;
  rows: number;
  bytes: number;
}

/** The database and what is kept in it. */
export interface Data {
  engine: 'sqlite' | 'postgres';
  version: string;
  size_bytes: number;
  tables: TableSize[];
  backup: Backup;
}

const RUNNING_MS = 1000;

/** How large the database is and when it was copied; asked every second while a copy is made. */
export const dataQuery = queryOptions({
  queryKey: keys.settings('data'),
  queryFn: () => ask<Data>('GET', '/settings/data'),
  refetchInterval: ({ state }) => (state.data?.backup.running ? RUNNING_MS : false),
});

/** Begins a copy of the database. */
export function useMakeBackup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ask<Backup>('POST', '/settings/data/backup'),
    onSettled: () => client.invalidateQueries({ queryKey: dataQuery.queryKey }),
  });
}
