import { queryOptions } from '@tanstack/react-query';
import { ask } from './api/ask';
import { apiPrefix } from './api/config';
import { keys } from './api/keys';

export type LogoKind = 'light' | 'dark' | 'favicon';

/** How an administrator made the page look. */
interface Look {
  /** `#rrggbb`; empty for the page's own. */
  accent_color: string;
  /** Which pictures stand in place of the page's own. */
  has_logo: Record<LogoKind, boolean>;
}

/** How the page looks, also for visitors. Without an answer it looks as it was made. */
export const lookQuery = queryOptions({
  queryKey: keys.settings('look'),
  queryFn: () => ask<Look>('GET', '/settings/public'),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Address of a picture; `version` tells a newer one from the one a browser keeps. */
export function logoAddress(kind: LogoKind, version: number): string {
  return `${apiPrefix}/settings/logos/${kind}?v=${version}`;
}
