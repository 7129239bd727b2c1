import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { apiPrefix } from '@/lib/api/config';
import { keys } from '@/lib/api/keys';

/** The ways in: passwords, single sign-on, passkeys, an account of one's own making. */
export const waysQuery = queryOptions({
  queryKey: keys.signIn(),
  queryFn: () => unwrap(api.GET('/settings/login-settings')),
  retry: false,
});

/** Where single sign-on begins; it leads back to `returnTo`. */
export function ssoAddress(returnTo?: string): string {
  const back = returnTo ? `?return=${encodeURIComponent(returnTo)}` : '';
  return `${apiPrefix}/auth/oidc/login${back}`;
}
