import { renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import '@/lib/i18n/i18n';
import type { Order } from '@/lib/table/sort';
import { DEFAULT_SORT, SORTS } from './search';
import { ORDERS, useOrderWords } from './useOrderWords';

const words = (sort: string, order: Order) =>
  renderHook(() => useOrderWords({ sort, order })).result.current;

describe('the order of the hosts list', () => {
  it('has words of its own for every sort the API knows, in both directions', () => {
    const names = SORTS.flatMap((sort) => [`${sort}.asc`, `${sort}.desc`]);
    expect(Object.keys(ORDERS).sort()).toEqual([...names].sort());
    const said = SORTS.flatMap((sort) => [words(sort, 'asc'), words(sort, 'desc')]);
    expect(new Set(said).size).toBe(names.length);
    expect(said.every((each) => each && !each.includes('order.'))).toBe(true);
  });

  it('says the default, and nothing about an order it does not know', () => {
    expect(words(DEFAULT_SORT.sort, DEFAULT_SORT.order)).toBe('Security waiting, longest first');
    expect(words('colour', 'asc')).toBeUndefined();
  });
});
