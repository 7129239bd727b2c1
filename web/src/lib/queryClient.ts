import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode, statusOf } from './api/errors';
import { keys } from './api/keys';

/** Retries what may pass by itself (no answer, 5xx) twice; an answer of 4xx stands. */
function retry(failures: number, error: unknown): boolean {
  const status = statusOf(error);
  const passing = status === 0 || (status !== null && status >= 500);
  return passing && failures < 2;
}

interface Turns {
  /** A call found that the session is over. */
  onSignedOut: () => void;
  /** A call found that a second factor comes first from now on. */
  onSecondFactorFirst: () => void;
}

/** The cache of server data. Lists refresh by server events, so nothing polls. */
export function createQueryClient({ onSignedOut, onSecondFactorFirst }: Turns): QueryClient {
  const onError = (error: unknown) => {
    if (statusOf(error) === 401) onSignedOut();
    if (hasCode(error, 'tfa_setup_required')) onSecondFactorFirst();
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // "Who is signed in?" may be answered by "nobody", unless somebody just was.
        const asked = query.queryKey[0] === keys.session()[0];
        if (!asked || query.state.data !== undefined) onError(error);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        // Signing in answers 401 for a wrong password.
        if (mutation.options.meta?.own401 !== true) onError(error);
      },
    }),
    defaultOptions: { queries: { staleTime: 30_000, retry, refetchOnWindowFocus: true } },
  });
}
