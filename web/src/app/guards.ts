import type { QueryClient } from '@tanstack/react-query';
import { type ParsedLocation, redirect } from '@tanstack/react-router';
import { statusOf } from '@/lib/api/errors';
import { sessionQuery, setupQuery } from '@/lib/session';
import { sectionsFor } from './pages/settingsSections';

interface GuardInput {
  context: { queryClient: QueryClient };
  location: ParsedLocation;
}

/**
 * Lets signed-in people through. Others go to the sign-in page and come back afterwards, or to the
 * first-run page while there is no account at all.
 */
export async function requireSession({ context, location }: GuardInput): Promise<void> {
  const { queryClient } = context;
  try {
    await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (statusOf(error) !== 401) throw error;
    const { needed } = await queryClient.fetchQuery({ ...setupQuery, staleTime: 0 });
    if (needed) throw redirect({ to: '/setup' });
    const back = location.href === '/' ? undefined : location.href;
    throw redirect({ to: '/sign-in', search: back ? { return: back } : {} });
  }
}

/** Leads from the settings to the first page of theirs that one may open. */
export async function openFirstSetting({ context }: Pick<GuardInput, 'context'>): Promise<void> {
  const { permissions } = await context.queryClient.ensureQueryData(sessionQuery);
  const first = sectionsFor(permissions)[0];
  throw redirect({ to: first?.to ?? '/', replace: true });
}
