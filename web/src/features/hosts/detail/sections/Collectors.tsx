import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { Panel } from '@/ui/layout/Panel';
import type { Column } from '@/ui/table/column';
import { DataTable } from '@/ui/table/DataTable';
import classes from './sections.module.css';

type Collector = HostDetail['collectors'][number];

/** How each part of the last full report fared: whether it worked, how long it took. */
export function Collectors({ collectors }: { collectors: Collector[] }) {
  const { t } = useTranslation('host');
  const columns = useMemo<Column<Collector>[]>(
    () => [
      { id: 'name', title: t('collectors.name'), width: '30%', cell: (row) => row.name },
      { id: 'result', title: t('collectors.result'), cell: (row) => <Result row={row} /> },
      {
        id: 'duration',
        title: t('collectors.duration'),
        width: 110,
        align: 'right',
        cell: (row) => t('collectors.ms', { count: formatNumber(row.duration_ms) }),
      },
    ],
    [t],
  );
  return (
    <Panel title={t('collectors.title')} hint={t('collectors.hint')} flush>
      <DataTable
        label={t('collectors.title')}
        columns={columns}
        rows={collectors}
        rowId={(row) => row.name}
        fallback={<EmptyState>{t('collectors.empty')}</EmptyState>}
      />
    </Panel>
  );
}

function Result({ row }: { row: Collector }) {
  const { t } = useTranslation('host');
  if (row.ok) return <span className={classes.quiet}>{t('collectors.ok')}</span>;
  return (
    <>
      <span className={classes.warning}>{t('collectors.failed')}</span>
      {row.error && <span className={classes.second}>{row.error}</span>}
    </>
  );
}
