import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Advisory } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import type { Column } from '@/ui/table/column';
import { AdvisoryCell, IssuedCell, KindCell, NamesCell, SeverityCell } from './cells';

/** Columns of the fleet's advisories. */
export function useAdvisoryColumns(): Column<Advisory>[] {
  const { t } = useTranslation('advisories');
  return useMemo(
    () => [
      {
        id: 'advisory',
        title: t('columns.advisory'),
        cell: (row) => <AdvisoryCell row={row} />,
      },
      {
        id: 'severity',
        title: t('columns.severity'),
        width: 110,
        cell: (row) => <SeverityCell severity={row.severity} />,
      },
      {
        id: 'kind',
        title: t('columns.kind'),
        width: 120,
        cell: (row) => <KindCell kind={row.kind} />,
      },
      {
        id: 'cves',
        title: t('columns.cves'),
        width: 180,
        cell: (row) => <NamesCell names={row.cves} />,
      },
      {
        id: 'packages',
        title: t('columns.packages'),
        width: '18%',
        cell: (row) => <NamesCell names={row.packages} />,
      },
      {
        id: 'hosts',
        title: t('columns.hosts'),
        width: 84,
        align: 'right',
        cell: (row) => formatNumber(row.hosts),
      },
      {
        id: 'issued',
        title: t('columns.issued'),
        width: 110,
        cell: (row) => <IssuedCell row={row} />,
      },
    ],
    [t],
  );
}
