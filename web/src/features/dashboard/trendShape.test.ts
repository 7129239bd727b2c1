import { describe, expect, it } from 'vitest';
import type { TrendPoint } from '@/lib/api/types';
import { niceTop, path, runs, TREND } from './trendShape';

const point = (updates: number | null): TrendPoint => ({ day: '2026-11-23', updates, security: 0 });

describe('niceTop', () => {
  it.each([
    [0, 4],
    [4, 4],
    [7, 10],
    [12, 20],
    [386, 400],
    [401, 500],
    [1001, 2000],
  ])('puts %d below %d', (value, top) => {
    expect(niceTop(value)).toBe(top);
  });
});

describe('runs', () => {
  it('leaves a gap where a day is missing, and draws no zero', () => {
    const found = runs([point(1), point(2), point(null), point(4)], 'updates', 4);
    expect(found.map((run) => run.length)).toEqual([2, 1]);
    expect(found.flat().every(([, y]) => y < TREND.height)).toBe(true);
  });

  it('puts the largest value at the top and zero at the axis', () => {
    const [run] = runs([point(0), point(10)], 'updates', 10);
    expect(run).toEqual([
      [0, TREND.height],
      [TREND.width, 0],
    ]);
  });

  it('shows a single day at the end', () => {
    expect(runs([point(5)], 'updates', 10)[0]?.[0]?.[0]).toBe(TREND.width);
  });
});

it('closes an area at the axis', () => {
  expect(
    path(
      [
        [0, 10],
        [20, 5],
      ],
      true,
    ),
  ).toBe(`M0.0 10.0L20.0 5.0L20.0 ${TREND.height}L0.0 ${TREND.height}Z`);
});
