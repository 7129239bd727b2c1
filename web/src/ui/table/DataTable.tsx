import { useMediaQuery } from '@mantine/hooks';
import { useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useDensity } from '@/lib/table/density';
import type { Selection } from '@/lib/table/selection';
import type { Sort } from '@/lib/table/sort';
import { type Column, features, hasFixed, leastWidth } from './column';
import classes from './DataTable.module.css';
import { HeadCell } from './HeadCell';
import { followRow } from './rowClick';
import { SelectAll, SelectRow } from './SelectCells';

export interface DataTableProps<T> {
  /** What the table lists, for people who do not see it. */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowId: (row: T) => string;
  /** Name of a row, for its check box. */
  rowName?: (row: T) => string;
  sort?: Sort;
  onSort?: (sort: Sort | undefined) => void;
  selection?: Selection;
  /** Stands below the head when there are no rows: loading, nothing found, failure. */
  fallback?: ReactNode;
  /** Old rows are shown while new ones are on their way. */
  stale?: boolean;
}

/** Width of the navigation beside a page in px. */
const NAVIGATION = 208;

/**
 * A list as a table: sticky head, sorting by the head, rows that follow their link as a whole.
 * Rows come sorted and paged from the server. Plain elements: Mantine's table would bring scroll
 * areas and positioning code, 22 KB of the first page.
 */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { columns, rows, selection, rowId } = props;
  const definitions = useMemo(
    () =>
      columns.map(({ id, title, cell, align, width, sort }) => ({
        id,
        header: title,
        cell: ({ row }: { row: { original: T } }) => cell(row.original),
        meta: { align, width, sort },
      })),
    [columns],
  );
  const table = useTable({ features, columns: definitions, data: rows, getRowId: rowId });
  const { density } = useDensity();
  const width = leastWidth(columns, selection !== undefined);
  const sideways = useMediaQuery(`(max-width: ${width + NAVIGATION - 1}px)`) && hasFixed(columns);
  const ids = rows.map(rowId);
  return (
    <div className={classes.scroll} data-sideways={sideways || undefined}>
      <table
        aria-label={props.label}
        aria-busy={props.stale || undefined}
        className={classes.table}
        data-density={density}
        style={sideways ? { minWidth: width } : undefined}
      >
        <thead className={classes.head}>
          <tr>
            {selection && <SelectAll ids={ids} selection={selection} />}
            {table.getHeaderGroups()[0]?.headers.map((header) => (
              <HeadCell
                key={header.id}
                title={String(header.column.columnDef.header)}
                look={header.column.columnDef.meta ?? {}}
                sort={props.sort}
                onSort={props.onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody data-stale={props.stale || undefined}>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              className={classes.row}
              data-selected={selection?.ids.has(row.id) || undefined}
              onClick={followRow}
              onAuxClick={followRow}
            >
              {selection && (
                <SelectRow
                  id={row.id}
                  name={props.rowName?.(row.original) ?? row.id}
                  selection={selection}
                />
              )}
              {row.getAllCells().map((cell) => (
                <td key={cell.id} data-align={cell.column.columnDef.meta?.align}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && props.fallback}
    </div>
  );
}
