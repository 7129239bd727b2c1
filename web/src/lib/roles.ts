import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './api/client';
import { keys } from './api/keys';

/** All roles, what they are made of, and which of them one may give; for who may see users. */
export const rolesQuery = queryOptions({
  queryKey: keys.people('roles'),
  queryFn: () => unwrap(api.GET('/permissions/roles')),
});
