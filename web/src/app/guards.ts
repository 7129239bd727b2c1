import type { QueryClient } from '@tanstack/react-query';
import { type ParsedLocation, redirect } from '@tanstack/react-router';
import { ApiError, statusOf } from '@/lib/api/errors';
import type { Permission } from '@/lib/permissions';
import { sessionQuery, setupQuery } from '@/lib/session';
import { destinationsFor } from './layout/destinations';
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
  const back = location.href === '/' ? {} : { return: location.href };
  try {
    const user = await queryClient.ensureQueryData(sessionQuery);
    if (user.tfa_setup_required) {
      throw redirect({ to: '/second-factor', search: back });
    }
  } catch (error) {
    if (statusOf(error) !== 401) throw error;
    const { needed } = await queryClient.fetchQuery({ ...setupQuery, staleTime: 0 });
    if (needed) throw redirect({ to: '/setup' });
    throw redirect({ to: '/sign-in', search: back });
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

/** Opens a page only with a right; without it the page says what is missing instead. */
export function requirePermission(permission: Permission) {
  return async ({ context }: Pick<GuardInput, 'context'>): Promise<void> => {
    const { permissions } = await context.queryClient.ensureQueryData(sessionQuery);
    if (permissions.includes(permission)) return;
    throw new ApiError(403, { permission }, new Headers());
  };
}

/** The first page: the dashboard, or for who may not see it the first place that is left. */
export async function openHome({ context }: Pick<GuardInput, 'context'>): Promise<void> {
  const { permissions } = await context.queryClient.ensureQueryData(sessionQuery);
  const [first] = destinationsFor(permissions);
  if (first && first.to !== '/') throw redirect({ to: first.to, replace: true });
  await requirePermission('view_dashboard')({ context });
}
