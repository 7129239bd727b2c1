import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import type { Settings } from '@/lib/api/types';

/** Changes some settings; the answer holds all of them. */
export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<Settings>) => unwrap(api.PUT('/settings', { body })),
    onSuccess: (settings) => client.setQueryData(keys.settings(), settings),
  });
}
