import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import '@/lib/i18n/i18n';
import { daysAgo, minutesAgo, NOW } from '@/testing/builders';
import { useTimeFormat } from './useTimeFormat';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});

const format = () => renderHook(() => useTimeFormat()).result.current;

describe('times of the page', () => {
  it('says waiting in whole days, and "today" on the first', () => {
    expect(format().waiting(daysAgo(0.9))).toBe('today');
    expect(format().waiting(daysAgo(1))).toBe('1 day');
    expect(format().waiting(daysAgo(41.9))).toBe('41 days');
    expect(format().days(daysAgo(41.9))).toBe(41);
  });

  it('says how long ago, and since when', () => {
    expect(format().ago(minutesAgo(4))).toBe('4 min ago');
    expect(format().ago(daysAgo(21))).toBe('2 Nov');
    expect(format().since(minutesAgo(360))).toBe('6 h');
  });

  it('never waits a negative time, when clocks differ', () => {
    expect(format().days(minutesAgo(-5))).toBe(0);
    expect(format().since(minutesAgo(-5))).toBe('0 s');
    expect(format().ago(minutesAgo(-5))).toBe('just now');
  });

  it('says dates with the year only when it is another one', () => {
    expect(format().date(daysAgo(1))).toBe('22 Nov');
    expect(format().date(daysAgo(400))).toBe('19 Oct 2025');
    expect(format().clock(minutesAgo(0))).toBe('14:06');
    expect(format().exact(minutesAgo(0))).toMatch(/23 Nov 2026.*14:06:00.*UTC/);
  });
});
