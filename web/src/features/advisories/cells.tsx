import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Advisory, AdvisoryHost } from '@/lib/api/types';
import { isSeverity } from '@/lib/severity';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Version } from '@/ui/text/Version';
import classes from './advisories.module.css';

interface CellProps {
  row: Advisory;
}

/** Its id with what it says below. */
export function AdvisoryCell({ row }: CellProps) {
  return (
    <>
      <Link to="/advisories/$advisoryId" params={{ advisoryId: row.id }} data-row-link>
        {row.id}
      </Link>
      {row.title && (
        <span className={classes.second} title={row.title}>
          {row.title}
        </span>
      )}
    </>
  );
}

/** How bad it is; a dash where the distribution does not say. */
export function SeverityCell({ severity }: { severity: string | null }) {
  const { t } = useTranslation('common');
  if (!isSeverity(severity)) return '–';
  return (
    <span className={classes.severity} data-severity={severity}>
      {t(`severity.${severity}`)}
    </span>
  );
}

const KINDS = ['security', 'bugfix', 'enhancement', 'other'] as const;

/** What it is about, in our words where we have one. */
export function KindCell({ kind }: { kind: string }) {
  const { t } = useTranslation('advisories');
  const known = KINDS.find((one) => one === kind);
  return known ? t(`kinds.${known}`) : kind;
}

/** The first of some names, and how many more there are; all of them on hover. */
export function NamesCell({ names }: { names: string[] }) {
  const { t } = useTranslation('advisories');
  const [first, ...others] = names;
  if (!first) return '–';
  return (
    <span title={names.join(', ')}>
      {first}
      {others.length > 0 && ` ${t('more', { count: others.length })}`}
    </span>
  );
}

/** When it was issued. */
export function IssuedCell({ row }: CellProps) {
  const time = useTimeFormat();
  return row.issued_at ? time.date(row.issued_at) : '–';
}

/** The host, with its system below. */
export function HostCell({ row }: { row: AdvisoryHost }) {
  return (
    <>
      <Link to="/hosts/$hostId" params={{ hostId: row.host_id }} data-row-link>
        {row.friendly_name}
      </Link>
      {row.os_name && <span className={classes.second}>{row.os_name}</span>}
    </>
  );
}

/** From which version to which. */
export function ChangeCell({ row }: { row: AdvisoryHost }) {
  return (
    <>
      <Version value={row.installed} />
      {row.candidate && (
        <>
          {' → '}
          <Version value={row.candidate} />
        </>
      )}
    </>
  );
}

/** Since when the update waits. */
export function WaitingCell({ row }: { row: AdvisoryHost }) {
  const time = useTimeFormat();
  return row.since ? time.waiting(row.since) : '–';
}
