import type { HostDetail } from '@/lib/api/types';

/** From this many days without a refresh on, package lists are stale (look: section 3). */
const STALE_DAYS = 7;

/** Whether package lists of this age in days can no longer be trusted. */
export function isStale(days: number): boolean {
  return days >= STALE_DAYS;
}

/** Whether a newer kernel waits for a reboot, as far as both are known. */
export function kernelsDiffer({ kernel }: Pick<HostDetail, 'kernel'>): boolean {
  return (
    kernel.running !== null && kernel.installed !== null && kernel.running !== kernel.installed
  );
}
