import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';

/** Every variable the server knows. */
export const environmentQuery = queryOptions({
  queryKey: keys.settings('environment'),
  queryFn: async () => (await unwrap(api.GET('/settings/environment'))).items,
});
