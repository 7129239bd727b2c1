import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { apiPrefix } from '@/lib/api/config';
import { keys } from '@/lib/api/keys';

/** Whether there is single sign-on, and whether there is anything beside it. */
export const ssoQuery = queryOptions({
  queryKey: keys.signIn('sso'),
  queryFn: () => unwrap(api.GET('/auth/oidc/config')),
  retry: false,
});

/** Whether people may make themselves an account. */
export const signUpQuery = queryOptions({
  queryKey: keys.signIn('signUp'),
  queryFn: () => unwrap(api.GET('/auth/signup-enabled')),
  retry: false,
});

/** Where single sign-on begins; it leads back to `returnTo`. */
export function ssoAddress(returnTo?: string): string {
  const back = returnTo ? `?return=${encodeURIComponent(returnTo)}` : '';
  return `${apiPrefix}/auth/oidc/login${back}`;
}
