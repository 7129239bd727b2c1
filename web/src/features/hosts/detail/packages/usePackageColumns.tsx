import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostPackage } from '@/lib/api/types';
import { UpdateStates } from '@/ui/state/UpdateStates';
import type { Column } from '@/ui/table/column';
import { CandidateCell, InstalledCell, PackageName, RepositoryCell, WaitingCell } from './cells';

/** Whether a row's architecture has to be told. */
export type TellsArchitecture = (row: HostPackage) => boolean;

/** Columns of the packages tab; where there is little room, the repository is left out. */
export function usePackageColumns(roomy: boolean, tells: TellsArchitecture): Column<HostPackage>[] {
  const { t } = useTranslation('host');
  return useMemo(() => {
    const columns: Column<HostPackage>[] = [
      {
        id: 'name',
        title: t('packages.name'),
        cell: (row) => <PackageName row={row} architecture={tells(row)} />,
        sort: { key: 'name', first: 'asc' },
      },
      {
        id: 'installed',
        title: t('packages.installed'),
        width: roomy ? '18%' : '21%',
        cell: (row) => <InstalledCell row={row} />,
      },
      {
        id: 'candidate',
        title: t('packages.candidate'),
        width: roomy ? '18%' : '21%',
        cell: (row) => <CandidateCell row={row} />,
      },
      {
        id: 'state',
        title: t('packages.state'),
        width: roomy ? 176 : 128,
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
        width: 88,
        align: 'right',
        cell: (row) => <WaitingCell row={row} />,
        sort: { key: 'waiting', first: 'desc' },
      },
      {
        id: 'repository',
        title: t('packages.repository'),
        width: '16%',
        cell: (row) => <RepositoryCell row={row} />,
      },
    ];
    return roomy ? columns : columns.slice(0, -1);
  }, [t, roomy, tells]);
}
