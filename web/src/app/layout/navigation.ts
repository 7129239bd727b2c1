import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';

/** The figures beside the destinations. */
export const navigationQuery = queryOptions({
  queryKey: keys.navigation(),
  queryFn: () => unwrap(api.GET('/navigation')),
});
