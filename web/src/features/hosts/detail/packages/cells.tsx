import { Tooltip } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostPackage } from '@/lib/api/types';
import { synopsis } from '@/lib/format/description';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Fresh } from '@/ui/text/Fresh';
import { NewVersion, Version } from '@/ui/text/Version';
import { Advisories } from './Advisories';
import classes from './packages.module.css';
import { repositoryName } from './repositoryName';
import { isLongWait, waitingSince } from './waiting';

interface CellProps {
  row: HostPackage;
}

/** Name, with what it is for on hover and focus; and its architecture where that tells it apart. */
export function PackageName({ row, architecture }: CellProps & { architecture: boolean }) {
  const about = synopsis(row.description);
  return (
    <>
      <Tooltip
        label={about}
        disabled={about === ''}
        events={{ hover: true, focus: true, touch: false }}
      >
        <Link
          to="/packages/$packageId"
          params={{ packageId: row.package_id }}
          data-row-link
          className={classes.name}
        >
          {row.name}
        </Link>
      </Tooltip>
      {architecture && <span className={classes.architecture}>{row.architecture}</span>}
      <Advisories row={row} />
    </>
  );
}

export function InstalledCell({ row }: CellProps) {
  return (
    <span className={classes.installed}>
      <Fresh value={row.installed}>
        <Version value={row.installed} />
      </Fresh>
      {row.candidate && <IconArrowRight size={14} aria-hidden />}
    </span>
  );
}

export function CandidateCell({ row }: CellProps) {
  const { t } = useTranslation('common');
  if (!row.candidate) return <span className={classes.quiet}>{t('table.none')}</span>;
  return (
    <Fresh value={row.candidate}>
      <NewVersion installed={row.installed} candidate={row.candidate} />
    </Fresh>
  );
}

export function WaitingCell({ row }: CellProps) {
  const time = useTimeFormat();
  const since = waitingSince(row);
  if (!since) return <span className={classes.quiet}>–</span>;
  const long = isLongWait(row, time.days(since));
  return (
    <span className={long ? classes.old : undefined} title={time.exact(since)}>
      {time.waiting(since)}
    </span>
  );
}

/** Where the update comes from; without one, where the installed version came from. */
export function RepositoryCell({ row }: CellProps) {
  const { t } = useTranslation('common');
  const text = row.candidate_repository ?? row.source_repository;
  if (!text) return <span className={classes.repository}>{t('table.none')}</span>;
  const { name, mirror } = repositoryName(text);
  return (
    <span className={classes.repository} title={text}>
      {name} {mirror}
    </span>
  );
}
