import { Trans, useTranslation } from 'react-i18next';
import type { AttentionRow } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { State } from '@/ui/state/State';
import { isShared, secondLine } from '../attention';
import classes from '../dashboard.module.css';

/** Why a host needs attention: a sentence, and what else there is in a second line. */
export function AttentionReason({ row }: { row: AttentionRow }) {
  const { t } = useTranslation('dashboard');
  const second = secondLine(row, t);
  return (
    <span className={classes.two}>
      <span className={classes.sentence}>
        <span>
          <Sentence row={row} />
        </span>
        {row.held && !isShared(row) && <State code="held" badge />}
        {row.reason === 'silent' && <State code="silent" />}
      </span>
      {second && (
        <span className={classes.second} title={second}>
          {second}
        </span>
      )}
    </span>
  );
}

function Sentence({ row }: { row: AttentionRow }) {
  const { t } = useTranslation('dashboard');
  const time = useTimeFormat();
  const b = <b />;
  // Of several hosts the worst is told.
  const context = isShared(row) ? 'shared' : undefined;
  switch (row.reason) {
    case 'security_waiting': {
      const days = row.since ? time.days(row.since) : 0;
      const key = row.since && days > 0 ? 'attention.waiting' : 'attention.waitingNew';
      return (
        <Trans
          t={t}
          i18nKey={key}
          values={{ package: row.package ?? '', count: days, context }}
          components={{ b }}
        />
      );
    }
    case 'silent':
      return row.since ? (
        <Trans
          t={t}
          i18nKey="attention.silent"
          values={{ duration: time.since(row.since), context }}
          components={{ b }}
        />
      ) : (
        t('attention.silentEver')
      );
    case 'lists_stale':
      return row.since ? (
        <Trans
          t={t}
          i18nKey="attention.stale"
          values={{ count: time.days(row.since), context }}
          components={{ b }}
        />
      ) : (
        t('attention.staleEver')
      );
    default:
      return t('attention.reboot');
  }
}
