import type { TableSize } from '@/lib/api/types';
import type { Sort } from '@/lib/table/sort';

/** The tables in an order; the largest first unless told. */
export function sorted(tables: readonly TableSize[], sort: Sort | undefined): TableSize[] {
  const key = sort?.sort === 'name' || sort?.sort === 'rows' ? sort.sort : 'bytes';
  const sign = (sort?.order ?? 'desc') === 'asc' ? 1 : -1;
  return tables.toSorted((one, other) => {
    const by =
      key === 'name' ? one.name.localeCompare(other.name) : (one[key] as number) - other[key];
    return sign * by || one.name.localeCompare(other.name);
  });
}
