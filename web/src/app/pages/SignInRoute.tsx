import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignInPage } from '@/features/auth/SignInPage';
import { apiPrefix } from '@/lib/api/config';

/** Signing in, then back to where one came from. */
export function SignInRoute(): ReactNode {
  const search = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const { history } = useRouter();
  const onDone = () => {
    // The reference of the API is a page of the server's, not one of ours.
    if (search.return?.startsWith(`${apiPrefix}/`)) window.location.assign(search.return);
    else if (search.return) history.push(search.return);
    else void navigate({ to: '/' });
  };
  return (
    <SignInPage
      onDone={onDone}
      onSignUp={() => void navigate({ to: '/sign-up' })}
      refusal={search.error}
      returnTo={search.return}
    />
  );
}
