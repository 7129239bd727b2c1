import type { TFunction } from 'i18next';
import type { AttentionRow } from '@/lib/api/types';
import type { StateCode } from '@/ui/state/stateTable';

/** The state whose icon stands before a row. */
export const REASON_ICONS: Record<AttentionRow['reason'], StateCode> = {
  security_waiting: 'security',
  silent: 'silent',
  reboot: 'reboot',
  lists_stale: 'stale',
};

/** "running kernel 6.8.0-45, installed 6.8.0-49", where both are known and differ. */
function kernelWords(row: AttentionRow, t: TFunction<'dashboard'>): string | null {
  const { running, installed } = row.kernel ?? {};
  if (!running || !installed || running === installed) return null;
  return t('attention.kernel', { running, installed });
}

/** Whether several hosts stand in this row. */
export const isShared = (row: AttentionRow) => row.hosts > 1;

/** The second line of a row of several hosts: what is true of all of them. */
function sharedLine(row: AttentionRow, t: TFunction<'dashboard'>): string {
  const count = row.updates;
  switch (row.reason) {
    case 'lists_stale':
      return t('attention.notKnown');
    case 'silent':
      return count > 0 ? t('attention.whenLastHeard', { count }) : '';
    default:
      return count > 0 ? t('attention.updates', { count }) : '';
  }
}

/** What stands in the second line: the rest of the host's troubles, silence first. */
export function secondLine(row: AttentionRow, t: TFunction<'dashboard'>): string {
  if (isShared(row)) return sharedLine(row, t);
  const silentElsewhere = row.silent && row.reason !== 'silent';
  const more =
    row.more_security > 0 ? t('attention.moreSecurity', { count: row.more_security }) : null;
  const parts =
    row.reason === 'silent'
      ? [row.updates > 0 ? t('attention.whenLastHeard', { count: row.updates }) : null]
      : [
          silentElsewhere ? t('attention.alsoSilent') : null,
          more,
          kernelWords(row, t),
          row.reason === 'lists_stale' ? t('attention.notKnown') : null,
          row.reason === 'reboot' && row.updates > 0
            ? t('attention.updates', { count: row.updates })
            : null,
        ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** The list that proves what several hosts share; stale lists are proved on the worst of them. */
export function sharedProof(row: AttentionRow) {
  if (row.reason === 'security_waiting' && row.package_id !== null) {
    const params = { packageId: row.package_id };
    return { to: '/packages/$packageId', params, search: { state: 'security' } } as const;
  }
  if (row.reason === 'silent') return { to: '/hosts', search: { reporting: 'silent' } } as const;
  if (row.reason === 'reboot') return { to: '/hosts', search: { reboot: true } } as const;
  return { to: '/hosts/$hostId', params: { hostId: row.host.id }, search: {} } as const;
}

/** Where the proof of a row's reason stands on the host's page. */
export function proofSearch(row: AttentionRow): { state?: 'security' | 'updates' } {
  if (row.reason === 'security_waiting') return { state: 'security' };
  return {};
}
