import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { nextSort, type Sort } from '@/lib/table/sort';
import type { ColumnLook } from './column';
import classes from './DataTable.module.css';

interface HeadCellProps {
  title: string;
  look: ColumnLook;
  sort: Sort | undefined;
  onSort: ((sort: Sort | undefined) => void) | undefined;
}

/** Head of a column; a button where the list can be sorted by it. */
export function HeadCell({ title, look, sort, onSort }: HeadCellProps) {
  const column = look.sort;
  const order = column && sort?.sort === column.key ? sort.order : undefined;
  const Arrow = order === 'asc' ? IconArrowUp : IconArrowDown;
  const ariaSort = order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : undefined;
  return (
    <th
      style={{ width: look.width }}
      aria-sort={column ? (ariaSort ?? 'none') : undefined}
      data-align={look.align}
    >
      {column && onSort ? (
        <UnstyledButton
          className={classes.sort}
          data-active={order !== undefined || undefined}
          onClick={() => onSort(nextSort(sort, column.key, column.first))}
        >
          {title}
          {order && <Arrow size={14} stroke={2} aria-hidden />}
        </UnstyledButton>
      ) : (
        title
      )}
    </th>
  );
}
