import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import type { User } from '@/lib/api/types';

/** Who is signed in, and whether a second factor must be set up before anything else. */
export type SessionUser = User & { tfa_setup_required?: boolean };

/** The session as a sign-in or the profile tells it. */
export function sessionOf(said: { user: User; tfa_setup_required?: boolean }): SessionUser {
  return { ...said.user, tfa_setup_required: said.tfa_setup_required };
}

/** Who is signed in. 401 means nobody. */
export const sessionQuery = queryOptions({
  queryKey: keys.session(),
  queryFn: async () => sessionOf(await unwrap(api.GET('/auth/profile'))),
  staleTime: 60_000,
  retry: false,
});

/** Whether the first account is still to be made. */
export const setupQuery = queryOptions({
  queryKey: keys.setup(),
  queryFn: () => unwrap(api.GET('/setup')),
  retry: false,
});

/**
 * Forgets everything that was loaded for somebody. What the sign-in page asks for stays: it is being
 * loaded by now, and a question that is forgotten is never answered.
 */
export function forgetPerson(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.signIn()[0] });
  client.getMutationCache().clear();
}

/** The signed-in person; only below the signed-in shell, which has loaded it. */
export function useUser(): User {
  return useSuspenseQuery(sessionQuery).data;
}

/** What to call a person: the full name if given, else the user name. */
export function displayName(user: User): string {
  return [user.first_name, user.last_name].filter(Boolean).join(' ') || user.username;
}
