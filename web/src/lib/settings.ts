import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './api/client';
import { keys } from './api/keys';

/** Settings of the installation, for those who may manage them. */
export const settingsQuery = queryOptions({
  queryKey: keys.settings(),
  queryFn: () => unwrap(api.GET('/settings')),
});
