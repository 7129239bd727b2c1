/** Direction of a sorted list, in the API's words. */
export type Order = 'asc' | 'desc';

/** How a list is sorted; `undefined` stands for the list's own default. */
export interface Sort {
  sort: string;
  order: Order;
}

/**
 * What a click on a column head does: first the useful direction of that column (most, longest,
 * latest), then the other, then the default again.
 */
export function nextSort(
  current: Sort | undefined,
  column: string,
  first: Order,
): Sort | undefined {
  if (current?.sort !== column) return { sort: column, order: first };
  if (current.order === first) return { sort: column, order: first === 'asc' ? 'desc' : 'asc' };
  return undefined;
}
