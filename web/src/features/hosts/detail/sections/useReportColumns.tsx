import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostReport } from '@/lib/api/types';
import { formatBytes, formatNumber } from '@/lib/format/number';
import type { Column } from '@/ui/table/column';
import { TimeAgo } from '@/ui/text/TimeAgo';
import { ReportResult, ReportTook } from './ReportCells';

/** A figure of a report; one that was refused has none. */
function figure(row: HostReport, name: 'packages' | 'updates' | 'security'): string {
  return row.ok ? formatNumber(row[name] ?? 0) : '–';
}

/** Columns of the report history. */
export function useReportColumns(): Column<HostReport>[] {
  const { t, i18n } = useTranslation('host');
  return useMemo(
    () => [
      { id: 'at', title: t('reports.at'), width: 130, cell: (row) => <TimeAgo at={row.at} /> },
      { id: 'result', title: t('reports.result'), cell: (row) => <ReportResult row={row} /> },
      {
        id: 'packages',
        title: t('reports.packages'),
        width: 96,
        align: 'right',
        cell: (row) => figure(row, 'packages'),
      },
      {
        id: 'updates',
        title: t('reports.updates'),
        width: 88,
        align: 'right',
        cell: (row) => figure(row, 'updates'),
      },
      {
        id: 'security',
        title: t('reports.security'),
        width: 88,
        align: 'right',
        cell: (row) => figure(row, 'security'),
      },
      {
        id: 'size',
        title: t('reports.size'),
        width: 96,
        align: 'right',
        cell: (row) => formatBytes(row.bytes, i18n.language),
      },
      {
        id: 'took',
        title: t('reports.took'),
        width: 248,
        align: 'right',
        cell: (row) => <ReportTook row={row} />,
      },
    ],
    [t, i18n.language],
  );
}
