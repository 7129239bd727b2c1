import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostPackage } from '@/lib/api/types';
import { UpdateStates } from '@/ui/state/UpdateStates';
import type { Column } from '@/ui/table/column';
import { CandidateCell, InstalledCell, PackageName, RepositoryCell, WaitingCell } from './cells';

/** Columns of the packages tab. */
export function usePackageColumns(): Column<HostPackage>[] {
  const { t } = useTranslation('host');
  return useMemo(
    () => [
      {
        id: 'name',
        title: t('packages.name'),
        cell: (row) => <PackageName row={row} />,
        sort: { key: 'name', first: 'asc' },
      },
      {
        id: 'installed',
        title: t('packages.installed'),
        width: '20%',
        cell: (row) => <InstalledCell row={row} />,
      },
      {
        id: 'candidate',
        title: t('packages.candidate'),
        width: '20%',
        cell: (row) => <CandidateCell row={row} />,
      },
      {
        id: 'state',
        title: t('packages.state'),
        width: 168,
        cell: (row) => (
          <UpdateStates
            state={row.state}
            security={row.security}
            phasedPercentage={row.phased_percentage}
          />
        ),
        sort: { key: 'state', first: 'asc' },
      },
      {
        id: 'waiting',
        title: t('packages.waiting'),
        width: 92,
        align: 'right',
        cell: (row) => <WaitingCell row={row} />,
        sort: { key: 'waiting', first: 'desc' },
      },
      {
        id: 'repository',
        title: t('packages.repository'),
        width: 140,
        cell: (row) => <RepositoryCell row={row} />,
      },
    ],
    [t],
  );
}
