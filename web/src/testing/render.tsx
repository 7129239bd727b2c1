import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { type RenderResult, render as renderBare } from '@testing-library/react';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import { Providers } from '@/app/providers';
import { createAppRouter } from '@/app/router';
import '@/lib/i18n/i18n';
import { createQueryClient } from '@/lib/queryClient';
import { NOW } from './builders';

class SilentEvents extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 1;
  close(): void {
    this.readyState = SilentEvents.CLOSED;
  }
}

/** Stops the page's clock at `NOW` and gives it an event stream that never speaks. */
export function stillWorld(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  vi.stubGlobal('EventSource', SilentEvents);
}

const nothing = () => undefined;

function quickClient(): QueryClient {
  const client = createQueryClient({ onSignedOut: nothing, onSecondFactorFirst: nothing });
  client.setDefaultOptions({ queries: { retry: false, staleTime: 30_000 } });
  return client;
}

/** A component with texts, look and server data around it, but without routes. */
export function render(element: ReactElement): RenderResult {
  return renderBare(
    <MantineProvider env="test">
      <QueryClientProvider client={quickClient()}>{element}</QueryClientProvider>
    </MantineProvider>,
  );
}

/** The whole page at an address. */
export function renderPage(address: string) {
  const queryClient = quickClient();
  const router = createAppRouter(queryClient, createMemoryHistory({ initialEntries: [address] }));
  const view = renderBare(
    <Providers queryClient={queryClient} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, router };
}
