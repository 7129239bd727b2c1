import { useTranslation } from 'react-i18next';
import type { Sort } from '@/lib/table/sort';

/** All orders of the list with their words. */
export const ORDERS = {
  'friendly_name.asc': 'order.nameAsc',
  'friendly_name.desc': 'order.nameDesc',
  'os.asc': 'order.osAsc',
  'os.desc': 'order.osDesc',
  'updates.asc': 'order.updatesAsc',
  'updates.desc': 'order.updatesDesc',
  'security.asc': 'order.securityAsc',
  'security.desc': 'order.securityDesc',
  'reboot.asc': 'order.rebootAsc',
  'reboot.desc': 'order.rebootDesc',
  'last_report.asc': 'order.reportAsc',
  'last_report.desc': 'order.reportDesc',
  'waiting.asc': 'order.waitingAsc',
  'waiting.desc': 'order.waitingDesc',
  'created.asc': 'order.createdAsc',
  'created.desc': 'order.createdDesc',
} as const;

/** The order of the list in words, for its foot. */
export function useOrderWords({ sort, order }: Sort): string | undefined {
  const { t } = useTranslation('hosts');
  const name = `${sort}.${order}`;
  return name in ORDERS ? t(ORDERS[name as keyof typeof ORDERS]) : undefined;
}
