import { expect, it } from 'vitest';
import { type Column, hasFixed, leastWidth } from './column';

const column = (patch: Partial<Column<never>>): Column<never> => ({
  id: 'a',
  title: 'A',
  cell: () => null,
  ...patch,
});

it('adds up what the columns need', () => {
  const columns = [column({}), column({ width: 100 }), column({ width: '10%' })];
  expect(leastWidth(columns, false)).toBe(144 + 100 + 144);
  expect(leastWidth(columns, true)).toBe(144 + 100 + 144 + 50);
});

it('knows whether a column stays when the others scroll', () => {
  expect(hasFixed([column({})])).toBe(false);
  expect(hasFixed([column({}), column({ fixed: true })])).toBe(true);
});
