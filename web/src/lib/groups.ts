import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './api/client';
import { keys } from './api/keys';

/** All host groups; there are few. */
export const groupsQuery = queryOptions({
  queryKey: keys.groups(),
  queryFn: async () => (await unwrap(api.GET('/host-groups'))).items,
});
