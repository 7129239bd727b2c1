import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Fact, Facts } from '@/ui/layout/Facts';
import { State } from '@/ui/state/State';
import { TimeAgo } from '@/ui/text/TimeAgo';
import { isStale } from '../facts';
import classes from './aside.module.css';

/** How old the host's knowledge of updates is, and why it could not be renewed. */
export function PackageLists({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const refreshed = host.package_lists?.refreshed_at;
  const error = host.package_lists?.last_error;
  return (
    <>
      <Facts>
        <Fact label={t('lists.refreshed')}>{refreshed && <TimeAgo at={refreshed} />}</Fact>
      </Facts>
      {refreshed && isStale(time.days(refreshed)) && (
        <State code="stale">{time.since(refreshed)}</State>
      )}
      {error && (
        <span className={classes.small}>
          <span className={classes.warning}>{t('lists.error')}</span> {error}
        </span>
      )}
    </>
  );
}
