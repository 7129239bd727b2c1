import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './api/client';
import { apiPrefix } from './api/config';
import { keys } from './api/keys';

export type LogoKind = 'light' | 'dark' | 'favicon';

/** How the page looks, also for visitors. Without an answer it looks as it was made. */
export const lookQuery = queryOptions({
  queryKey: keys.settings('look'),
  queryFn: () => unwrap(api.GET('/settings/public')),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Address of a picture; `version` tells a newer one from the one a browser keeps. */
export function logoAddress(kind: LogoKind, version: number): string {
  return `${apiPrefix}/settings/logos/${kind}?v=${version}`;
}
