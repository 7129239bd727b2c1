import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useCopy } from './useCopy';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('copying', () => {
  it('answers for two seconds', async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const { result } = renderHook(() => useCopy());
    await act(() => result.current.copy('a key'));
    expect(writeText).toHaveBeenCalledWith('a key');
    expect(result.current.copied).toBe(true);
    act(() => vi.advanceTimersByTime(2000));
    expect(result.current.copied).toBe(false);
  });

  it.each([
    ['without TLS, which has no clipboard', {}],
    ['that is refused it', { clipboard: { writeText: () => Promise.reject(new Error('no')) } }],
  ])('works on a page %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    let marked = '';
    document.execCommand = vi.fn(() => {
      marked = (document.activeElement as HTMLTextAreaElement | null)?.value ?? '';
      return true;
    });
    const { result } = renderHook(() => useCopy());
    await act(() => result.current.copy('a key'));
    expect(document.execCommand).toHaveBeenCalledWith('copy');
    expect(marked).toBe('a key');
    expect(document.querySelector('textarea')).toBeNull();
  });
});
