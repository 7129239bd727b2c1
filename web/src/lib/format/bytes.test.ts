import { expect, it } from 'vitest';
import { formatBytes } from './bytes';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1400, '1.4 KB'],
  [23_456_789, '23 MB'],
  [7.5e15, '7,500 TB'],
])('says %d bytes as "%s"', (bytes, words) => {
  expect(formatBytes(bytes, 'en')).toBe(words);
});
