import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import type { UserRow } from '@/lib/api/types';
import { type UsersSearch, usersApiQuery } from './search';

/** One page of the users. */
export const usersQuery = (search: UsersSearch) => {
  const query = usersApiQuery(search);
  return queryOptions({
    queryKey: keys.people('users', query),
    queryFn: async () => {
      const { items, ...page } = await unwrap(api.GET('/auth/admin/users', { params: { query } }));
      return { ...page, items: items as UserRow[] };
    },
    placeholderData: keepPreviousData,
  });
};

function useRefreshPeople() {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [keys.people(), keys.session(), keys.audit()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}

/** What of an account is set by who manages users. */
export interface UserValues {
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  role: string;
  host_group_ids: string[];
  tfa_required: boolean;
}

/** Makes an account. */
export function useCreateUser() {
  return useMutation({
    mutationFn: (body: UserValues & { password: string }) =>
      unwrap(api.POST('/auth/admin/users', { body })),
    onSuccess: useRefreshPeople(),
  });
}

/** Changes an account; what the change leaves out stays. */
export function useChangeUser(id: string) {
  return useMutation({
    mutationFn: (body: Partial<UserValues> & { is_active?: boolean }) =>
      unwrap(api.PUT('/auth/admin/users/{id}', { params: { path: { id } }, body })),
    onSuccess: useRefreshPeople(),
  });
}

/** Deletes an account; its sessions and tokens are over. */
export function useDeleteUser(id: string) {
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/auth/admin/users/{id}', { params: { path: { id } } })),
    onSuccess: useRefreshPeople(),
  });
}

/** Gives an account another password. */
export function useResetPassword(id: string) {
  return useMutation({
    mutationFn: (new_password: string) =>
      unwrap(
        api.POST('/auth/admin/users/{id}/reset-password', {
          params: { path: { id } },
          body: { new_password },
        }),
      ),
    onSuccess: useRefreshPeople(),
    // The password leaves memory with the dialog.
    gcTime: 0,
  });
}

/** Takes the second factor from an account. */
export function useResetFactor(id: string) {
  return useMutation({
    mutationFn: () =>
      unwrap(api.POST('/auth/admin/users/{id}/reset-tfa', { params: { path: { id } } })),
    onSuccess: useRefreshPeople(),
  });
}

/** What a role of one's own is made of. */
export interface RoleValues {
  name: string;
  label: string;
  description: string;
  permissions: string[];
}

/** Makes a role, or changes the one with this name. */
export function usePutRole() {
  return useMutation({
    mutationFn: ({ name, ...body }: RoleValues) =>
      unwrap(api.PUT('/permissions/roles/{role}', { params: { path: { role: name } }, body })),
    onSuccess: useRefreshPeople(),
  });
}

/** Deletes a role that nobody has. */
export function useDeleteRole(name: string) {
  return useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/permissions/roles/{role}', { params: { path: { role: name } } })),
    onSuccess: useRefreshPeople(),
  });
}
