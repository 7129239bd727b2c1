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

/** What stands in the second line: the rest of the host's troubles, silence first. */
export function secondLine(row: AttentionRow, t: TFunction<'dashboard'>): string {
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

/** Where the proof of a row's reason stands on the host's page. */
export function proofSearch(row: AttentionRow): { state?: 'security' | 'updates' } {
  if (row.reason === 'security_waiting') return { state: 'security' };
  return {};
}
