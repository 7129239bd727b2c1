import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { makePasskey } from '@/lib/passkeys';

export const factorQuery = queryOptions({
  queryKey: keys.account('factor'),
  queryFn: () => unwrap(api.GET('/tfa/status')),
});

export const passkeysQuery = queryOptions({
  queryKey: keys.account('passkeys'),
  queryFn: () => unwrap(api.GET('/auth/passkeys')),
});

export const devicesQuery = queryOptions({
  queryKey: keys.account('devices'),
  queryFn: () => unwrap(api.GET('/auth/trusted-devices')),
});

export const sessionsQuery = queryOptions({
  queryKey: keys.account('sessions'),
  queryFn: () => unwrap(api.GET('/auth/sessions')),
});

export const tokensQuery = queryOptions({
  queryKey: keys.account('tokens'),
  queryFn: () => unwrap(api.GET('/auth/tokens')),
});

/** A change of something of one's own; everything about the account is asked for anew afterwards. */
function useOwn<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.account() }),
  });
}

export interface ProfileBody {
  username?: string;
  email?: string;
  first_name?: string;
  last_name?: string;
  theme?: string;
  time_zone?: string;
}

export function useSaveProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileBody) => unwrap(api.PUT('/auth/profile', { body })),
    onSuccess: ({ user }) => client.setQueryData(keys.session(), user),
  });
}

export function useChangePassword() {
  return useOwn((body: { current_password: string; new_password: string }) =>
    unwrap(api.PUT('/auth/change-password', { body })),
  );
}

/** A new key for the authenticator app; nothing is in force before a code of it was seen. */
export function useBeginFactor() {
  return useMutation({ mutationFn: () => unwrap(api.POST('/tfa/setup')) });
}

export function useConfirmFactor() {
  return useOwn((token: string) => unwrap(api.POST('/tfa/verify-setup', { body: { token } })));
}

export function useDisableFactor() {
  return useOwn((password: string) => unwrap(api.POST('/tfa/disable', { body: { password } })));
}

export function useNewBackupCodes() {
  return useOwn((password: string) =>
    unwrap(api.POST('/tfa/regenerate-backup-codes', { body: { password } })),
  );
}

/** Asks the browser for a new passkey, once the password was right. */
export function useAddPasskey() {
  return useOwn(async ({ name, password }: { name: string; password: string }) => {
    const asked = await unwrap(api.POST('/auth/passkeys/start', { body: { password } }));
    const credential = await makePasskey(asked);
    const body = { challenge_id: asked.challenge_id, name, credential };
    return unwrap(api.POST('/auth/passkeys/finish', { body }));
  });
}

export function useRenamePasskey() {
  return useOwn(({ id, name }: { id: string; name: string }) =>
    unwrap(api.PATCH('/auth/passkeys/{id}', { params: { path: { id } }, body: { name } })),
  );
}

export function useRemovePasskey(id: string) {
  return useOwn((password: string) =>
    unwrap(api.DELETE('/auth/passkeys/{id}', { params: { path: { id } }, body: { password } })),
  );
}

export function useRemoveDevice() {
  return useOwn((id: string) =>
    unwrap(api.DELETE('/auth/trusted-devices/{id}', { params: { path: { id } } })),
  );
}

export function useRemoveDevices() {
  return useOwn(() => unwrap(api.DELETE('/auth/trusted-devices')));
}

export function useEndSession() {
  return useOwn((id: string) =>
    unwrap(api.DELETE('/auth/sessions/{id}', { params: { path: { id } } })),
  );
}

export function useEndOtherSessions() {
  return useOwn(() => unwrap(api.DELETE('/auth/sessions')));
}

export interface NewTokenBody {
  name: string;
  permissions?: string[];
  expires_at?: string;
}

export function useCreateToken() {
  return useOwn((body: NewTokenBody) => unwrap(api.POST('/auth/tokens', { body })));
}

export function useRevokeToken() {
  return useOwn((id: string) =>
    unwrap(api.DELETE('/auth/tokens/{id}', { params: { path: { id } } })),
  );
}
