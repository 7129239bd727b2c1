import { apiPrefix } from './config';

/** Calls whose 401 is an answer ("wrong password"), not an expired session. */
const OWN_401 = [
  '/auth/login',
  '/auth/verify-tfa',
  '/auth/signup',
  '/auth/refresh',
  '/auth/logout',
  '/setup',
];

let refreshing: Promise<boolean> | null = null;

async function refresh(): Promise<boolean> {
  try {
    const answer = await fetch(`${apiPrefix}/auth/refresh`, { method: 'POST' });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Renews the session; calls that fail together share one renewal, since a refresh token works once. */
function refreshOnce(): Promise<boolean> {
  refreshing ??= refresh().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

function ownsIts401(url: string): boolean {
  const path = new URL(url).pathname;
  return OWN_401.some((end) => path.endsWith(end));
}

/**
 * `fetch` with the session kept alive: a 401 is answered by one renewal and one more try.
 * A second 401 goes back to the caller, which sends the person to sign in.
 */
export async function sessionFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await fetch(request);
  if (answer.status !== 401 || ownsIts401(request.url)) return answer;
  return (await refreshOnce()) ? fetch(again) : answer;
}
