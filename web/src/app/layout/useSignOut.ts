import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, unwrap } from '@/lib/api/client';
import { forgetPerson } from '@/lib/session';

/** Ends the session on the server, forgets what was loaded and shows the sign-in page. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    // Without an answer the cookie may live on, but the page must not pretend to be open.
    const done = await unwrap(api.POST('/auth/logout')).catch(() => undefined);
    if (done?.logout_url) {
      // The identity provider's own session ends there.
      window.location.assign(done.logout_url);
      return;
    }
    await navigate({ to: '/sign-in' });
    forgetPerson(client);
  };
}
