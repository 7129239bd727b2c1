import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PackageHost } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { UpdateStates } from '@/ui/state/UpdateStates';
import { followRow } from '@/ui/table/rowClick';
import { NewVersion, Version } from '@/ui/text/Version';
import classes from './packages.module.css';

interface CellProps {
  row: PackageHost;
}

/** The host, leading to this package in its list. */
export function HostCell({ row, name }: CellProps & { name: string }) {
  const second = [row.host.os_name, row.architecture].filter(Boolean).join(' · ');
  return (
    <>
      <Link
        to="/hosts/$hostId"
        params={{ hostId: row.host.id }}
        search={{ state: 'all', search: name }}
        data-row-link
      >
        {row.host.friendly_name}
      </Link>
      {second && <span className={classes.second}>{second}</span>}
    </>
  );
}

export function CandidateCell({ row }: CellProps) {
  if (row.candidate === null) return <span className={classes.quiet}>–</span>;
  return <NewVersion installed={row.installed} candidate={row.candidate} />;
}

export function StateCell({ row }: CellProps) {
  return (
    <UpdateStates
      state={row.state}
      security={row.security}
      phasedPercentage={row.phased_percentage}
    />
  );
}

/** From this many days on a waiting security update is set in bold (look: section 5). */
const LONG_WAIT_DAYS = 8;

export function WaitingCell({ row }: CellProps) {
  const time = useTimeFormat();
  if (row.since === null) return <span className={classes.quiet}>–</span>;
  const isLong = row.security === 'yes' && time.days(row.since) >= LONG_WAIT_DAYS;
  return (
    <span className={isLong ? classes.old : undefined} title={time.exact(row.since)}>
      {time.waiting(row.since)}
    </span>
  );
}

/** A host on a phone: name and waiting; versions; states in words. */
export function HostPhoneRow({ row, name }: CellProps & { name: string }) {
  const { t } = useTranslation('packages');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is the real control.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keyboard.
    <div className={classes.phone} onClick={followRow}>
      <span className={classes.phoneTop}>
        <span>
          <HostCell row={row} name={name} />
        </span>
        <span className={classes.quiet}>
          <WaitingCell row={row} />
        </span>
      </span>
      <span>
        <Version value={row.installed} />{' '}
        {row.candidate && (
          <>
            <span className={classes.quiet}>{t('to')}</span> <CandidateCell row={row} />
          </>
        )}
      </span>
      <StateCell row={row} />
    </div>
  );
}
