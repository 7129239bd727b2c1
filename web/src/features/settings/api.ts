import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import type { Settings } from '@/lib/api/types';

/** Changes some settings; the answer holds all of them. */
export function useSaveSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<Settings>) => unwrap(api.PUT('/settings', { body })),
    onSuccess: (settings) => {
      client.setQueryData(keys.settings(), settings);
      // What the change is seen in elsewhere: the page's look, sizes and variables, the audit log.
      void client.invalidateQueries({ queryKey: keys.settings() });
      void client.invalidateQueries({ queryKey: keys.audit() });
    },
  });
}
