import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import '@/lib/i18n/i18n';
import { useOrderWords } from './useOrderWords';

const words = (sort: string, order: 'asc' | 'desc') =>
  renderHook(() => useOrderWords({ sort, order })).result.current;

it.each(['name', 'hosts', 'updates', 'security'])('says both orders by %s', (sort) => {
  const [up, down] = [words(sort, 'asc'), words(sort, 'desc')];
  expect(up).toBeTruthy();
  expect(down).toBeTruthy();
  expect(up).not.toBe(down);
});

it('says nothing about an order it does not know', () => {
  expect(words('colour', 'asc')).toBeUndefined();
});
