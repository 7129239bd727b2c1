import { useTranslation } from 'react-i18next';
import { type ListSearch, sortOf } from '@/lib/table/search';

const WORDS = {
  'name.asc': 'order.nameAsc',
  'name.desc': 'order.nameDesc',
  'waiting.asc': 'order.waitingAsc',
  'waiting.desc': 'order.waitingDesc',
  'state.asc': 'order.stateAsc',
  'state.desc': 'order.stateDesc',
} as const;

/** The order of the packages in words, for the foot of the list. */
export function useOrderWords(search: ListSearch): string {
  const { t } = useTranslation('host');
  const sort = sortOf(search);
  const name = `${sort?.sort}.${sort?.order}`;
  return t(name in WORDS ? WORDS[name as keyof typeof WORDS] : 'order.default');
}
