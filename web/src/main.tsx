import '@/ui/theme/styles';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from '@/app/providers';
import { createAppRouter } from '@/app/router';
import { keys } from '@/lib/api/keys';
import { createQueryClient } from '@/lib/queryClient';
import { forgetPerson } from '@/lib/session';

const queryClient = createQueryClient({
  onSignedOut: () => void showSignIn(),
  onSecondFactorFirst: () => void showSecondFactor(),
});
const router = createAppRouter(queryClient);

/** The session is over: sign in, then come back to where one was. */
async function showSignIn(): Promise<void> {
  const { href, pathname } = router.state.location;
  if (pathname.endsWith('/sign-in')) return;
  await router.navigate({ to: '/sign-in', search: { return: href } });
  forgetPerson(queryClient);
}

/** Somebody demands a second factor from now on: set it up, then come back to where one was. */
async function showSecondFactor(): Promise<void> {
  const { href, pathname } = router.state.location;
  if (pathname.endsWith('/second-factor')) return;
  await queryClient.refetchQueries({ queryKey: keys.session() });
  await router.navigate({ to: '/second-factor', search: { return: href } });
}

const container = document.getElementById('root');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <Providers queryClient={queryClient}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  );
}
