import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import '@/lib/i18n/i18n';
import { useOrderWords } from './useOrderWords';

const words = (sort?: string, order?: 'asc' | 'desc') =>
  renderHook(() => useOrderWords({ sort, order })).result.current;

it('says each order of the packages, and the default when there is none', () => {
  const orders = ['name', 'waiting', 'state'].flatMap((sort) => [
    words(sort, 'asc'),
    words(sort, 'desc'),
  ]);
  expect(new Set([...orders, words()]).size).toBe(7);
  expect(words('colour', 'asc')).toBe(words());
});
