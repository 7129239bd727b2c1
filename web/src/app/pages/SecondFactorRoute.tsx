import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RequiredPage } from '@/features/account/RequiredPage';
import { useSignOut } from '../layout/useSignOut';

/** A second factor first, then on to where one wanted to be. */
export function SecondFactorRoute(): ReactNode {
  const search = useSearch({ from: '/second-factor' });
  const navigate = useNavigate();
  const { history } = useRouter();
  const signOut = useSignOut();
  const onDone = () => {
    if (search.return) history.push(search.return);
    else void navigate({ to: '/' });
  };
  return <RequiredPage onDone={onDone} onSignOut={signOut} />;
}
