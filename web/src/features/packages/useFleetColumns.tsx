import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FleetPackage } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import type { Column } from '@/ui/table/column';
import { Version } from '@/ui/text/Version';
import { Ecosystem, HostsCount, PackageCell, SecurityCount } from './cells';

/** Left out where there is little room. */
const ROOMY_ONLY = ['ecosystem', 'versions'];

/** Columns of the fleet's list. */
export function useFleetColumns(roomy: boolean): Column<FleetPackage>[] {
  const { t } = useTranslation('packages');
  return useMemo(() => {
    const columns: Column<FleetPackage>[] = [
      {
        id: 'name',
        title: t('columns.name'),
        cell: (row) => <PackageCell row={row} />,
        sort: { key: 'name', first: 'asc' },
      },
      {
        id: 'ecosystem',
        title: t('columns.ecosystem'),
        width: 130,
        cell: (row) => <Ecosystem code={row.ecosystem} />,
      },
      {
        id: 'latest',
        title: t('columns.latest'),
        width: '22%',
        cell: (row) => (row.latest === null ? '–' : <Version value={row.latest} />),
      },
      {
        id: 'versions',
        title: t('columns.versions'),
        width: 88,
        align: 'right',
        cell: (row) => formatNumber(row.versions),
      },
      {
        id: 'hosts',
        title: t('columns.hosts'),
        width: 88,
        align: 'right',
        cell: (row) => <HostsCount count={row.hosts} />,
        sort: { key: 'hosts', first: 'desc' },
      },
      {
        id: 'updates',
        title: t('columns.updates'),
        width: 104,
        align: 'right',
        cell: (row) => <HostsCount count={row.hosts_with_updates} />,
        sort: { key: 'updates', first: 'desc' },
      },
      {
        id: 'security',
        title: t('columns.security'),
        width: 118,
        align: 'right',
        cell: (row) => <SecurityCount count={row.hosts_with_security} />,
        sort: { key: 'security', first: 'desc' },
      },
    ];
    return roomy ? columns : columns.filter(({ id }) => !ROOMY_ONLY.includes(id));
  }, [t, roomy]);
}
