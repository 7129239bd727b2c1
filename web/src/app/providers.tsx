import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '@/lib/i18n/i18n';
import { colorSchemeManager, cssVariablesResolver, theme } from '@/ui/theme/theme';

// Nothing is told in the first second: the first page need not wait for it.
const Notifications = lazy(() => import('@/ui/feedback/Notifications'));

interface ProvidersProps {
  queryClient: QueryClient;
  /** Tests show what opens at once, without moving it there. */
  env?: 'default' | 'test';
  children: ReactNode;
}

/** What every component may rely on: look, texts, server data, notifications. */
export function Providers({ queryClient, env, children }: ProvidersProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        env={env}
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
      >
        <QueryClientProvider client={queryClient}>
          <Suspense>
            <Notifications />
          </Suspense>
          {children}
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
