import type { Order, Sort } from './sort';

/** What of a list lives in the address: page from 1, order, and the words searched for. */
export interface ListSearch {
  page?: number;
  sort?: string;
  order?: Order;
  search?: string;
}

/** Raw search parameters as the router hands them over. */
export type RawSearch = Record<string, unknown>;

/** Rows per page of the page's lists. */
export const PAGE_SIZE = 50;

/** A non-empty text, else undefined. Numbers count: the router reads `?search=22` as one. */
export function textParam(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One of `allowed`, else undefined: an address may hold anything. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((word) => word === value);
}

/** `true` or nothing. */
export function flagParam(value: unknown): true | undefined {
  return value === true || value === 'true' ? true : undefined;
}

/** Reads the part every list shares; columns outside `sorts` are dropped. */
export function parseListSearch(raw: RawSearch, sorts: readonly string[]): ListSearch {
  const page = Number(raw.page);
  const sort = oneOf(raw.sort, sorts);
  return withoutUndefined({
    page: Number.isInteger(page) && page > 1 ? page : undefined,
    sort,
    order: sort ? oneOf(raw.order, ['asc', 'desc'] as const) : undefined,
    search: textParam(raw.search),
  });
}

/** Drops undefined members, so that equal filters make equal query keys and short addresses. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as T;
}

/** The sort of a list's address, or undefined for the default one. */
export function sortOf(search: ListSearch): Sort | undefined {
  return search.sort ? { sort: search.sort, order: search.order ?? 'asc' } : undefined;
}

/**
 * The list part of an API query: `limit`, `offset`, `sort`, `order`, `search`. `sorts` are those the
 * operation knows; a list without one is always in the server's order.
 */
export function pageQuery<Known extends string = never>(
  { page = 1, sort, order, search }: ListSearch,
  sorts: readonly Known[] = [],
) {
  const offset = (page - 1) * PAGE_SIZE;
  const known = oneOf(sort, sorts);
  return withoutUndefined({
    limit: PAGE_SIZE,
    offset,
    sort: known,
    order: known && order,
    search,
  });
}
