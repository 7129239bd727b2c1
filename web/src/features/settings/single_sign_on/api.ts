import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';

/** The provider, as this server sees it now; it may come and go without anybody's doing. */
export const singleSignOnQuery = queryOptions({
  queryKey: keys.settings('single-sign-on'),
  queryFn: () => unwrap(api.GET('/auth/oidc/settings')),
  refetchInterval: 30_000,
});

/** The last sign-ins by the provider. */
export const attemptsQuery = queryOptions({
  queryKey: keys.settings('single-sign-on', 'attempts'),
  queryFn: async () => (await unwrap(api.GET('/auth/oidc/attempts'))).items,
});

/** Goes the way of a sign-in as far as it goes without a person. */
export function useTestProvider() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/auth/oidc/test')),
    onSettled: () =>
      client.invalidateQueries({ queryKey: singleSignOnQuery.queryKey, exact: true }),
  });
}
