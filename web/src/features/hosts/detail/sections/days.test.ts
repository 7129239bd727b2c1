import { expect, it } from 'vitest';
import { hostChange } from '@/testing/fake/hostFacts';
import { byDay } from './days';

it('splits a timeline into calendar days and keeps its order', () => {
  const days = byDay([
    hostChange({ id: 'a', at: '2026-11-23T00:10:00Z' }),
    hostChange({ id: 'b', at: '2026-11-22T23:50:00Z' }),
    hostChange({ id: 'c', at: '2026-11-22T08:00:00Z' }),
  ]);
  expect(days.map((day) => day.changes.map((change) => change.id))).toEqual([['a'], ['b', 'c']]);
});

it('has no days without changes', () => {
  expect(byDay([])).toEqual([]);
});
