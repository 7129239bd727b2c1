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
    const user = await queryClient.ensureQueryData(sessionQuery);
    if (user.tfa_setup_required) throw redirect({ to: '/second-factor' });
  } catch (error) {
    if (statusOf(error) !== 401) throw error;
    const { needed } = await queryClient.fetchQuery({ ...setupQuery, staleTime: 0 });
    if (needed) throw redirect({ to: '/setup' });
    const back = location.href === '/' ? undefined : location.href;
    throw redirect({ to: '/sign-in', search: back ? { return: back } : {} });
  }
}

/** Only who must set up a second factor sees that page. */
export async function requireDuty({ context }: Pick<GuardInput, 'context'>): Promise<void> {
  const user = await context.queryClient.ensureQueryData(sessionQuery).catch(() => null);
  if (!user) throw redirect({ to: '/sign-in' });
  if (!user.tfa_setup_required) throw redirect({ to: '/' });
}

/** Leads from the settings to the first page of theirs that one may open. */
export async function openFirstSetting({ context }: Pick<GuardInput, 'context'>): Promise<void> {
  const { permissions } = await context.queryClient.ensureQueryData(sessionQuery);
  const first = sectionsFor(permissions)[0];
  throw redirect({ to: first?.to ?? '/', replace: true });
}
