import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SetupPage } from '@/features/auth/SetupPage';

/** The first account, then the dashboard. */
export function SetupRoute(): ReactNode {
  const navigate = useNavigate();
  return (
    <SetupPage
      onDone={() => void navigate({ to: '/' })}
      onAlreadyDone={() => void navigate({ to: '/sign-in' })}
    />
  );
}
