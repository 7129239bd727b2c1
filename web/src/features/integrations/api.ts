import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';
import type { Token, TokenChange } from '@/lib/api/types';

/** All credentials of programs, the newest first; there are few. */
export const tokensQuery = queryOptions({
  queryKey: keys.tokens(),
  queryFn: async (): Promise<Token[]> => unwrap(api.GET('/auto-enrollment/tokens')),
});

/** Which agents the fleet runs, and which the server has for download. */
export const agentsQuery = queryOptions({
  queryKey: keys.agents(),
  queryFn: () => unwrap(api.GET('/agents')),
});

function useRefreshTokens() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.tokens() });
}

interface NewToken {
  kind: string;
  body: TokenChange & { token_name: string };
}

/** Makes a credential; the answer holds its secret, which no later one does. */
export function useCreateToken() {
  return useMutation({
    mutationFn: ({ kind, body }: NewToken) => {
      const metadata = { integration_type: kind };
      return unwrap(api.POST('/auto-enrollment/tokens', { body: { ...body, metadata } }));
    },
    onSuccess: useRefreshTokens(),
    // The secret leaves memory with the dialog.
    gcTime: 0,
  });
}

/** Changes a credential; what the change leaves out stays. */
export function useChangeToken(id: string) {
  return useMutation({
    mutationFn: (body: TokenChange) =>
      unwrap(
        api.PATCH('/auto-enrollment/tokens/{token_id}', {
          params: { path: { token_id: id } },
          body,
        }),
      ),
    onSuccess: useRefreshTokens(),
  });
}

/** Deletes a credential; the next request with it is refused. */
export function useDeleteToken(id: string) {
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/auto-enrollment/tokens/{token_id}', { params: { path: { token_id: id } } }),
      ),
    onSuccess: useRefreshTokens(),
  });
}
