import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '@/lib/i18n/i18n';
import { Look } from './Look';

// Nothing is told in the first second: the first page need not wait for it.
const Notifications = lazy(() => import('@/ui/feedback/Notifications'));

interface ProvidersProps {
  queryClient: QueryClient;
  /** Tests show what opens at once, without moving it there. */
  env?: 'default' | 'test';
  children: ReactNode;
}

/** What every component may rely on: texts, server data, look, notifications. */
export function Providers({ queryClient, env, children }: ProvidersProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Look env={env}>
          <Suspense>
            <Notifications />
          </Suspense>
          {children}
        </Look>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
