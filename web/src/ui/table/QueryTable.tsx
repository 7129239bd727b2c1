import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from '../feedback/ErrorPanel';
import { SkeletonRows } from '../feedback/SkeletonRows';
import { DataTable, type DataTableProps } from './DataTable';

interface QueryTableProps<T> extends Omit<DataTableProps<T>, 'rows' | 'fallback' | 'stale'> {
  query: UseQueryResult<{ items: T[] }>;
  /** Instead of rows when the answer holds none. */
  empty: ReactNode;
  rowHeight?: number;
  /** Rows for a narrow window, instead of the table. */
  phone?: (row: T) => ReactNode;
}

/** A `DataTable` over a query: bars while loading, the failure in place, words for nothing. */
export function QueryTable<T extends object>({
  query,
  empty,
  rowHeight,
  phone,
  ...table
}: QueryTableProps<T>) {
  const rows = query.data?.items ?? NO_ROWS;
  const fallback = query.isPending ? (
    <SkeletonRows height={rowHeight} />
  ) : query.isError ? (
    <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
  ) : (
    empty
  );
  if (phone) {
    return rows.length === 0 ? (
      fallback
    ) : (
      <ul aria-label={table.label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {rows.map((row) => (
          <li key={table.rowId(row)}>{phone(row)}</li>
        ))}
      </ul>
    );
  }
  return <DataTable {...table} rows={rows} fallback={fallback} stale={query.isPlaceholderData} />;
}

const NO_ROWS: never[] = [];
