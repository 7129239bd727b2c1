import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageHost } from '@/lib/api/types';
import type { Column } from '@/ui/table/column';
import { Version } from '@/ui/text/Version';
import { CandidateCell, HostCell, StateCell, WaitingCell } from './hostCells';

/** Columns of the hosts that have a package. */
export function useHostColumns(name: string): Column<PackageHost>[] {
  const { t } = useTranslation('packages');
  return useMemo(
    () => [
      { id: 'host', title: t('columns.host'), cell: (row) => <HostCell row={row} name={name} /> },
      {
        id: 'installed',
        title: t('columns.installed'),
        width: '22%',
        cell: (row) => <Version value={row.installed} />,
      },
      {
        id: 'candidate',
        title: t('columns.candidate'),
        width: '22%',
        cell: (row) => <CandidateCell row={row} />,
      },
      {
        id: 'state',
        title: t('columns.state'),
        width: 176,
        cell: (row) => <StateCell row={row} />,
      },
      {
        id: 'waiting',
        title: t('columns.waiting'),
        width: 92,
        align: 'right',
        cell: (row) => <WaitingCell row={row} />,
      },
    ],
    [t, name],
  );
}
