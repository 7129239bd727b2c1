import { describe, expect, it } from 'vitest';
import { formatBytes, formatNumber } from './number';

describe('numbers', () => {
  it('separates thousands and never shortens', () => {
    expect(formatNumber(999)).toBe('999');
    expect(formatNumber(2914)).toBe('2,914');
    expect(formatNumber(1_234_567)).toBe('1,234,567');
  });

  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [8_000_000_000, '7.5 GiB'],
    [64 * 1024 ** 3, '64 GiB'],
    [2048 * 1024 ** 5, '2,048 PiB'],
  ])('writes %d bytes as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
