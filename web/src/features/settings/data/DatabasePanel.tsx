import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Data, TableSize } from '@/lib/api/types';
import { formatBytes } from '@/lib/format/bytes';
import { formatNumber } from '@/lib/format/number';
import type { Sort } from '@/lib/table/sort';
import { Panel } from '@/ui/layout/Panel';
import type { Column } from '@/ui/table/column';
import { DataTable } from '@/ui/table/DataTable';
import classes from '../settings.module.css';
import { sorted } from './sorted';

/** Engine and size of the database, and what each table takes of it. */
export function DatabasePanel({ data }: { data: Data }) {
  const { t, i18n } = useTranslation('settings');
  const [sort, setSort] = useState<Sort>();
  const largest = Math.max(1, ...data.tables.map(({ bytes }) => bytes));
  const columns: Column<TableSize>[] = [
    {
      id: 'name',
      title: t('data.table'),
      sort: { key: 'name', first: 'asc' },
      cell: (row) => <span className={classes.name}>{row.name}</span>,
    },
    {
      id: 'bar',
      title: t('data.share'),
      width: '30%',
      cell: (row) => (
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${(100 * row.bytes) / largest}%` }} />
        </span>
      ),
    },
    {
      id: 'bytes',
      title: t('data.size'),
      width: 96,
      align: 'right',
      sort: { key: 'bytes', first: 'desc' },
      cell: (row) => formatBytes(row.bytes, i18n.language),
    },
    {
      id: 'rows',
      title: t('data.rows'),
      width: 96,
      align: 'right',
      sort: { key: 'rows', first: 'desc' },
      cell: (row) => formatNumber(row.rows),
    },
  ];
  const engine = t(data.engine === 'postgres' ? 'data.engines.postgres' : 'data.engines.sqlite');
  const size = formatBytes(data.size_bytes, i18n.language);
  return (
    <Panel title={t('data.database')} hint={`${engine} ${data.version}, ${size}`} flush>
      <div className={classes.table}>
        <DataTable
          label={t('data.tables')}
          columns={columns}
          rows={sorted(data.tables, sort)}
          rowId={(row) => row.name}
          sort={sort}
          onSort={setSort}
        />
      </div>
    </Panel>
  );
}
