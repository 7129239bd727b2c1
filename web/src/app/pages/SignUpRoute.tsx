import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignUpPage } from '@/features/auth/SignUpPage';

/** An account for oneself, then the dashboard. */
export function SignUpRoute(): ReactNode {
  const navigate = useNavigate();
  return (
    <SignUpPage
      onDone={() => void navigate({ to: '/' })}
      onSignIn={() => void navigate({ to: '/sign-in' })}
    />
  );
}
