import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { arrange, countMoved, useSteadyRows } from './steadyRows';

interface Row {
  id: string;
  value: number;
}

const rowId = (row: Row) => row.id;
/** Rows of these ids, with a value that tells the answer they came with. */
const answer = (ids: string, value: number): Row[] => [...ids].map((id) => ({ id, value }));
const words = (rows: readonly Row[]) => rows.map((row) => `${row.id}${row.value}`).join(' ');

describe('countMoved', () => {
  it.each([
    [[], 0],
    [[0, 1, 2], 0],
    [[2, 0, 1], 1],
    [[2, 1, 0], 2],
    [[1, 0, 3, 2], 2],
    [[0, 4, 1, 2, 3], 1],
  ])('%j: %i', (places, moved) => {
    expect(countMoved(places)).toBe(moved);
  });
});

describe('arrange', () => {
  it('puts new values into the old order', () => {
    const { rows, waiting } = arrange(answer('abc', 1), answer('cab', 2), rowId);
    expect(words(rows)).toBe('a2 b2 c2');
    expect(waiting).toBe(1);
  });

  it('keeps what is gone and lets what is new wait', () => {
    const { rows, waiting } = arrange(answer('abc', 1), answer('xac', 2), rowId);
    expect(words(rows)).toBe('a2 b1 c2');
    expect(waiting).toBe(2);
  });

  it('counts nothing when only values differ', () => {
    expect(arrange(answer('abc', 1), answer('abc', 2), rowId).waiting).toBe(0);
  });
});

describe('useSteadyRows', () => {
  const start = { newest: answer('abc', 1), rowId, source: 'all', held: true };
  const live = { ...start, newest: answer('cab', 2) };

  it('keeps the order while somebody is there, and shows the new one when asked', () => {
    const { result, rerender } = renderHook(useSteadyRows<Row>, { initialProps: start });
    rerender(live);
    expect(words(result.current.rows)).toBe('a2 b2 c2');
    expect(result.current.waiting).toBe(1);
    act(() => result.current.show());
    expect(words(result.current.rows)).toBe('c2 a2 b2');
    expect(result.current.waiting).toBe(0);
  });

  it('catches up when the list is left', () => {
    const { result, rerender } = renderHook(useSteadyRows<Row>, { initialProps: start });
    rerender(live);
    rerender({ ...live, held: false });
    expect(words(result.current.rows)).toBe('c2 a2 b2');
    rerender(live);
    expect(words(result.current.rows)).toBe('c2 a2 b2');
  });

  it('shows the answer to another question at once', () => {
    const { result, rerender } = renderHook(useSteadyRows<Row>, { initialProps: start });
    rerender({ ...live, source: 'page 2' });
    expect(words(result.current.rows)).toBe('c2 a2 b2');
  });

  it('fills a list that was empty', () => {
    const empty = { ...start, newest: [] as Row[] };
    const { result, rerender } = renderHook(useSteadyRows<Row>, { initialProps: empty });
    rerender(live);
    expect(words(result.current.rows)).toBe('c2 a2 b2');
  });
});
