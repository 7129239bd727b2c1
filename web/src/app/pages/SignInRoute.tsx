import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignInPage } from '@/features/auth/SignInPage';

/** Signing in, then back to where one came from. */
export function SignInRoute(): ReactNode {
  const search = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const { history } = useRouter();
  const onDone = () => {
    if (search.return) history.push(search.return);
    else void navigate({ to: '/' });
  };
  return <SignInPage onDone={onDone} />;
}
