import type { ReactNode } from 'react';
import { useSteadyRows } from '@/lib/table/steadyRows';
import { usePresence } from '@/lib/table/usePresence';
import { ErrorPanel } from '../feedback/ErrorPanel';
import { SkeletonRows } from '../feedback/SkeletonRows';
import { DataTable, type DataTableProps } from './DataTable';
import { WaitingRows } from './WaitingRows';

/** How a list follows live events. */
export interface Live {
  /** Names what is asked for: the rows of another question are shown at once. */
  source: unknown;
  /** "3 hosts changed." */
  words: (count: number) => string;
}

/** What the table needs of a query, paged or not. */
interface ListQuery<T> {
  data: { items: T[] } | undefined;
  status: string;
  isPending: boolean;
  isError: boolean;
  error: unknown;
  isPlaceholderData: boolean;
  refetch: () => unknown;
}

interface QueryTableProps<T> extends Omit<DataTableProps<T>, 'rows' | 'fallback' | 'stale'> {
  query: ListQuery<T>;
  /** With it, rows that would move wait while somebody is at the list. */
  live?: Live;
  /** Instead of rows when the answer holds none. */
  empty: ReactNode;
  rowHeight?: number;
  /** Rows for a narrow window, instead of the table. */
  phone?: (row: T) => ReactNode;
}

/** A `DataTable` over a query: bars while loading, the failure in place, words for nothing. */
export function QueryTable<T extends object>({
  query,
  live,
  empty,
  rowHeight,
  phone,
  ...table
}: QueryTableProps<T>) {
  const source = JSON.stringify([live?.source, query.status, query.isPlaceholderData]);
  const { present, watch } = usePresence();
  const { rows, waiting, show } = useSteadyRows({
    newest: query.data?.items ?? NO_ROWS,
    rowId: table.rowId,
    source,
    held: live !== undefined && present,
  });
  const fallback = query.isPending ? (
    <SkeletonRows height={rowHeight} />
  ) : query.isError ? (
    <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
  ) : (
    empty
  );
  return (
    <div {...watch}>
      {live && <WaitingRows words={waiting > 0 ? live.words(waiting) : null} onShow={show} />}
      {phone ? (
        <PhoneRows label={table.label} rows={rows} rowId={table.rowId} phone={phone}>
          {fallback}
        </PhoneRows>
      ) : (
        <DataTable {...table} rows={rows} fallback={fallback} stale={query.isPlaceholderData} />
      )}
    </div>
  );
}

interface PhoneRowsProps<T> {
  label: string;
  rows: readonly T[];
  rowId: (row: T) => string;
  phone: (row: T) => ReactNode;
  /** Instead of rows when there are none. */
  children: ReactNode;
}

function PhoneRows<T>({ label, rows, rowId, phone, children }: PhoneRowsProps<T>) {
  if (rows.length === 0) return children;
  return (
    <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li key={rowId(row)}>{phone(row)}</li>
      ))}
    </ul>
  );
}

const NO_ROWS: never[] = [];
