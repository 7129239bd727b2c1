import { tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { Order } from '@/lib/table/sort';

/** A column of a `DataTable`. */
export interface Column<T> {
  id: string;
  /** Head, already in the person's language. */
  title: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand at the right. */
  align?: 'right';
  /** CSS width; without one the column takes what is left. */
  width?: string | number;
  /** Name of the API's sort and the direction of the first click; absent: not sortable. */
  sort?: { key: string; first: Order };
}

/** What a head or cell needs to know beside its content. */
export type ColumnLook = Pick<Column<never>, 'align' | 'width' | 'sort'>;

/** TanStack features in use: the core only, because sorting and paging are the server's. */
export const features = tableFeatures({ columnMeta: {} as ColumnLook });
