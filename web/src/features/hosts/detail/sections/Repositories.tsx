import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail, HostRepository } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { State } from '@/ui/state/State';
import type { Column } from '@/ui/table/column';
import { QueryTable } from '@/ui/table/QueryTable';
import { hostRepositoriesQuery } from '../api';
import classes from './sections.module.css';

/** Where the host gets its packages from, and whether that can be trusted. */
export function Repositories({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const query = useQuery(hostRepositoriesQuery(host.id));
  const columns = useRepositoryColumns();
  const phone = useIsPhone();
  return (
    <QueryTable
      label={t('repositories.label', { name: host.friendly_name })}
      query={query}
      columns={columns}
      rowId={(row) => [row.type, row.url, row.suite, row.components, row.file].join(' ')}
      phone={phone ? (row) => <RepositoryPhoneRow row={row} /> : undefined}
      empty={<EmptyState>{t('repositories.empty')}</EmptyState>}
    />
  );
}

function useRepositoryColumns(): Column<HostRepository>[] {
  const { t } = useTranslation('host');
  return useMemo(
    () => [
      { id: 'url', title: t('repositories.address'), cell: (row) => <Address row={row} /> },
      {
        id: 'suite',
        title: t('repositories.suite'),
        width: '18%',
        cell: (row) => row.suite ?? '–',
      },
      {
        id: 'components',
        title: t('repositories.components'),
        width: '16%',
        cell: (row) => row.components ?? '–',
      },
      { id: 'type', title: t('repositories.type'), width: 90, cell: (row) => row.type ?? '–' },
      {
        id: 'state',
        title: t('repositories.state'),
        width: '24%',
        cell: (row) => <Trust row={row} />,
      },
    ],
    [t],
  );
}

function Address({ row }: { row: HostRepository }) {
  return (
    <>
      <span className={classes.address}>{row.url}</span>
      {row.file && <span className={classes.second}>{row.file}</span>}
    </>
  );
}

/** Whether it is in use, and what vouches for it. */
function Trust({ row }: { row: HostRepository }) {
  const { t } = useTranslation('host');
  const isUnverified = !row.secure || row.trusted === true;
  return (
    <>
      {!row.enabled && <span className={classes.quiet}>{t('repositories.off')}</span>}
      {row.enabled && isUnverified && <State code="unverified" />}
      {row.enabled && !isUnverified && !row.signed_by && (
        <span className={classes.quiet}>{t('repositories.defaultKeys')}</span>
      )}
      {row.signed_by && (
        <span className={classes.second}>{t('repositories.signedBy', { key: row.signed_by })}</span>
      )}
      <Health row={row} />
    </>
  );
}

/** How fresh its metadata is, and what is wrong with it. */
function Health({ row }: { row: HostRepository }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  if (!row.enabled) return null;
  return (
    <>
      {row.refreshed_at && (
        <span className={classes.second} title={time.exact(row.refreshed_at)}>
          {t('repositories.refreshed', { ago: time.ago(row.refreshed_at) })}
        </span>
      )}
      {row.last_error && <span className={classes.failed}>{row.last_error}</span>}
    </>
  );
}

function RepositoryPhoneRow({ row }: { row: HostRepository }) {
  return (
    <div className={classes.phone}>
      <Address row={row} />
      <span className={classes.quiet}>
        {[row.type, row.suite, row.components].filter(Boolean).join(' ')}
      </span>
      <span>
        <Trust row={row} />
      </span>
    </div>
  );
}
