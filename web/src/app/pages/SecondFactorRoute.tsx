import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { RequiredPage } from '@/features/account/RequiredPage';
import { useSignOut } from '../layout/useSignOut';

/** A second factor first, then the dashboard. */
export function SecondFactorRoute(): ReactNode {
  const navigate = useNavigate();
  const signOut = useSignOut();
  return <RequiredPage onDone={() => void navigate({ to: '/' })} onSignOut={signOut} />;
}
