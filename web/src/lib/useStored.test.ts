import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { useStored } from './useStored';

const KEY = 'patchmon-test';
const readNumber = (kept: unknown) => (typeof kept === 'number' ? kept : 1);
const stored = () => renderHook(() => useStored(KEY, readNumber)).result;

beforeEach(() => localStorage.clear());

it('keeps a value for the next visit', () => {
  const first = stored();
  expect(first.current[0]).toBe(1);
  act(() => first.current[1](5));
  expect(first.current[0]).toBe(5);
  expect(stored().current[0]).toBe(5);
});

it.each(['"text"', '{', 'null'])('falls back when it finds %s', (text) => {
  localStorage.setItem(KEY, text);
  expect(stored().current[0]).toBe(1);
});
