import { useTranslation } from 'react-i18next';
import type { Sort } from '@/lib/table/sort';

const WORDS = {
  'name.asc': 'order.nameAsc',
  'name.desc': 'order.nameDesc',
  'hosts.asc': 'order.hostsAsc',
  'hosts.desc': 'order.hostsDesc',
  'updates.asc': 'order.updatesAsc',
  'updates.desc': 'order.updatesDesc',
  'security.asc': 'order.securityAsc',
  'security.desc': 'order.securityDesc',
} as const;

/** The order of the list in words, for its foot. */
export function useOrderWords({ sort, order }: Sort): string | undefined {
  const { t } = useTranslation('packages');
  const name = `${sort}.${order}`;
  return name in WORDS ? t(WORDS[name as keyof typeof WORDS]) : undefined;
}
