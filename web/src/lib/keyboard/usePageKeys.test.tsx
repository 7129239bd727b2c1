import { fireEvent, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { usePageKeys } from './usePageKeys';

/** The page asked for by a key on one page of so many rows. */
function turned(key: string, page: number, total: number) {
  const onPage = vi.fn();
  const { unmount } = renderHook(() => usePageKeys(page, total, onPage));
  fireEvent.keyDown(document.body, { key });
  unmount();
  return onPage.mock.calls[0]?.[0];
}

it('turns pages and stays at the ends', () => {
  expect(turned(']', 1, 120)).toBe(2);
  expect(turned('[', 3, 120)).toBe(2);
  expect(turned(']', 3, 120)).toBeUndefined();
  expect(turned('[', 1, 120)).toBeUndefined();
  expect(turned(']', 1, 50)).toBeUndefined();
});
