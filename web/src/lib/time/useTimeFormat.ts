import { useTranslation } from 'react-i18next';
import {
  formatAgo,
  formatClock,
  formatDate,
  formatDuration,
  formatExact,
  waitingDays,
} from './format';
import { useNow } from './now';

/** The time formats bound to language and clock; the component follows the clock by itself. */
export function useTimeFormat() {
  const { t, i18n } = useTranslation('common');
  const now = useNow();
  const locale = i18n.language;
  return {
    ago: (text: string) => formatAgo(text, now, t, locale),
    /** "23 days" since an update was first on offer; below one day "today". */
    waiting: (since: string) => {
      const days = waitingDays(since, now);
      return days === 0 ? t('time.today') : t('time.days', { count: days });
    },
    days: (since: string) => waitingDays(since, now),
    /** "6 h" since a moment. */
    since: (text: string) => formatDuration(now - Date.parse(text), t),
    /** "2 Nov", with the year when it is not this one. */
    date: (text: string) => formatDate(Date.parse(text), now, locale),
    clock: (text: string, seconds = false) => formatClock(Date.parse(text), locale, seconds),
    exact: (text: string) => formatExact(text, locale),
  };
}
