import { useTranslation } from 'react-i18next';
import type { HostReport } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from './sections.module.css';

interface RowProps {
  row: HostReport;
}

/** What a report was: full or partial, with or without news, or why it was refused. */
export function ReportResult({ row }: RowProps) {
  const { t } = useTranslation('host');
  if (!row.ok) {
    return (
      <>
        <span className={classes.warning}>{t('reports.failed')}</span>
        {row.error && <span className={classes.second}>{row.error}</span>}
      </>
    );
  }
  return (
    <>
      {t(row.changed ? 'reports.changed' : 'reports.unchanged')}
      <span className={classes.quiet} title={row.sections.join(', ')}>
        {' '}
        {row.kind === 'full'
          ? t('reports.full')
          : t('reports.partial', { sections: row.sections.join(', ') })}
      </span>
    </>
  );
}

/** Time the agent took to collect and the server to take it in. */
export function ReportTook({ row }: RowProps) {
  const { t } = useTranslation('host');
  const server = t('reports.server', { ms: formatNumber(row.duration_ms) });
  if (row.agent_ms === null) return server;
  return `${t('reports.agent', { ms: formatNumber(row.agent_ms) })}, ${server}`;
}

/** A report on a phone: when, what, and its figures. */
export function ReportPhoneRow({ row }: RowProps) {
  const { t } = useTranslation('host');
  return (
    <div className={classes.phone}>
      <span className={classes.phoneTop}>
        <TimeAgo at={row.at} />
        <span className={classes.quiet}>
          <ReportTook row={row} />
        </span>
      </span>
      <span>
        <ReportResult row={row} />
      </span>
      {row.ok && (
        <span className={classes.quiet}>
          {t('reports.figures', {
            packages: row.packages ?? 0,
            count: row.updates ?? 0,
            security: row.security ?? 0,
          })}
        </span>
      )}
    </div>
  );
}
