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
  /** Always the first column; stays when the table scrolls sideways. */
  fixed?: boolean;
  /** Shown only when somebody asks for it. */
  optional?: boolean;
  /** Name of the API's sort and the direction of the first click; absent: not sortable. */
  sort?: { key: string; first: Order };
}

/** What a head or cell needs to know beside its content. */
export type ColumnLook = Pick<Column<never>, 'align' | 'width' | 'sort'>;

/** TanStack features in use: the core only, because sorting and paging are the server's. */
export const features = tableFeatures({ columnMeta: {} as ColumnLook });

/** A column without a width of its own needs this much, in px. */
const ELASTIC = 144;

/** Width in px below which a table of these columns has to scroll sideways. */
export function leastWidth(columns: readonly Column<never>[], withChecks: boolean): number {
  const widths = columns.map(({ width }) => (typeof width === 'number' ? width : ELASTIC));
  return widths.reduce((sum, each) => sum + each, withChecks ? CHECKS : 0);
}

/** Width of the column of check boxes in px. */
const CHECKS = 50;

/** Whether a column stays where it is when the others scroll. */
export function hasFixed(columns: readonly Column<never>[]): boolean {
  return columns.some(({ fixed }) => fixed === true);
}
