import type { HostPackage } from '@/lib/api/types';

/** From this many days on a waiting security update is set in bold (look: section 5). */
const LONG_WAIT_DAYS = 8;

/**
 * Since when an update waits: a security update since it became one, so that the oldest row of the
 * security filter says the same as the host's "Oldest security update". Null: none waits.
 */
export function waitingSince(
  row: Pick<HostPackage, 'security' | 'since' | 'security_since'>,
): string | null {
  return (row.security === 'yes' ? row.security_since : null) ?? row.since;
}

/** Whether a waiting time is long enough to stand out. */
export function isLongWait(row: Pick<HostPackage, 'security'>, days: number): boolean {
  return row.security === 'yes' && days >= LONG_WAIT_DAYS;
}
