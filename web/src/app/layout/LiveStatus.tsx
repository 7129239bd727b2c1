import { useTranslation } from 'react-i18next';
import { type LiveState, useLiveState } from '@/lib/live/live';
import { formatAgo, formatClock } from '@/lib/time/format';
import { useNow } from '@/lib/time/now';
import classes from './Shell.module.css';

const LOST_LINE_AFTER_MS = 10_000;

function useSentence(state: LiveState): string {
  const { t, i18n } = useTranslation('common');
  const now = useNow(1000);
  if (state.lostAt !== null) {
    return t('live.lost', { time: formatClock(state.lostAt, i18n.language) });
  }
  if (!state.connected) return t('live.connecting');
  if (state.lastEventAt === null) return t('live.live');
  const at = new Date(state.lastEventAt).toISOString();
  return t('live.lastEvent', { ago: formatAgo(at, now, t, i18n.language) });
}

/** Foot of the navigation: whether the figures on the page follow the server. */
export function LiveStatus() {
  const state = useLiveState();
  const sentence = useSentence(state);
  return (
    <div className={classes.live}>
      <span className={classes.liveDot} data-live={state.connected || undefined} aria-hidden />
      {sentence}
    </div>
  );
}

/** One line above the page once the link has been gone for ten seconds. */
export function LiveLost() {
  const { t, i18n } = useTranslation('common');
  const { lostAt } = useLiveState();
  const now = useNow(1000);
  if (lostAt === null || now - lostAt < LOST_LINE_AFTER_MS) return null;
  return (
    <div className={classes.lost} role="status">
      {t('live.lostLine', { time: formatClock(lostAt, i18n.language) })}
    </div>
  );
}
