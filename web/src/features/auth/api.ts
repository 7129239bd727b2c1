import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import { showPasskey } from '@/lib/passkeys';
import { sessionOf } from '@/lib/session';

export interface Credentials {
  username: string;
  password: string;
}

/** Signs in; afterwards the session is known to the whole page. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Credentials) => unwrap(api.POST('/auth/login', { body })),
    meta: { own401: true },
    onSuccess: (done) => {
      if ('user' in done) client.setQueryData(keys.session(), sessionOf(done));
    },
  });
}

interface Verification {
  tfa_ticket: string;
  token: string;
  remember_me: boolean;
}

/** Finishes a sign-in with its second factor. */
export function useVerify() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Verification) => unwrap(api.POST('/auth/verify-tfa', { body })),
    meta: { own401: true },
    onSuccess: (done) => client.setQueryData(keys.session(), sessionOf(done)),
  });
}

interface PasskeySignIn {
  /** Of a password that was right; without one the passkey is the only factor. */
  tfa_ticket?: string;
  remember_me?: boolean;
}

/** Signs in with a passkey, or finishes a sign-in with one. */
export function usePasskeySignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ tfa_ticket, remember_me = false }: PasskeySignIn) => {
      const asked = await unwrap(api.POST('/auth/passkey/start', { body: { tfa_ticket } }));
      const credential = await showPasskey(asked);
      const body = { challenge_id: asked.challenge_id, credential, remember_me };
      return unwrap(api.POST('/auth/passkey/finish', { body }));
    },
    meta: { own401: true },
    onSuccess: (done) => client.setQueryData(keys.session(), sessionOf(done)),
  });
}

interface OwnAccount {
  username: string;
  email: string;
  password: string;
  first_name?: string;
  last_name?: string;
}

/** Makes an account for oneself and signs in with it. */
export function useSignUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OwnAccount) => unwrap(api.POST('/auth/signup', { body })),
    meta: { own401: true },
    onSuccess: (done) => client.setQueryData(keys.session(), sessionOf(done)),
  });
}

export interface FirstAccount {
  code: string;
  username: string;
  email: string;
  password: string;
  first_name?: string;
  last_name?: string;
  server_url?: string;
}

/** Creates the first account and signs in with it. */
export function useSetup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FirstAccount) => unwrap(api.POST('/setup', { body })),
    meta: { own401: true },
    onSuccess: ({ user }) => {
      client.setQueryData(keys.session(), user);
      client.setQueryData(keys.setup(), { needed: false });
    },
  });
}
