import { describe, expect, it } from 'vitest';
import { i18n } from '@/lib/i18n/i18n';
import { daysAgo, minutesAgo, NOW } from '@/testing/builders';
import {
  formatAgo,
  formatClock,
  formatDate,
  formatDuration,
  formatExact,
  waitingDays,
} from './format';

const t = i18n.getFixedT('en', 'common');
const ago = (text: string) => formatAgo(text, NOW, t, 'en');

describe('formatAgo', () => {
  it.each([
    [0, 'just now'],
    [0.5, '30 s ago'],
    [4, '4 min ago'],
    [59.9, '59 min ago'],
    [360, '6 h ago'],
    [24 * 60, '1 day ago'],
    [6.9 * 24 * 60, '6 days ago'],
  ])('says %d minutes as "%s"', (minutes, words) => {
    expect(ago(minutesAgo(minutes))).toBe(words);
  });

  it('gives a date from seven days on, with the year when it is another', () => {
    expect(ago(daysAgo(7))).toBe('16 Nov');
    expect(ago(daysAgo(400))).toBe('19 Oct 2025');
  });

  it('takes a time ahead of our clock for now', () => {
    expect(ago(minutesAgo(-3))).toBe('just now');
  });
});

describe('durations and waiting', () => {
  it('names the largest whole unit', () => {
    expect(formatDuration(41 * 86_400_000, t)).toBe('41 days');
    expect(formatDuration(-5, t)).toBe('0 s');
  });

  it('counts whole days and never less than none', () => {
    expect(waitingDays(daysAgo(7.99), NOW)).toBe(7);
    expect(waitingDays(daysAgo(-2), NOW)).toBe(0);
  });
});

describe('dates', () => {
  it('writes day before month and 24 hours', () => {
    expect(formatDate(NOW, NOW, 'en')).toBe('23 Nov');
    expect(formatClock(NOW, 'en')).toBe('14:06');
    expect(formatClock(NOW, 'en', true)).toBe('14:06:00');
  });

  it('names the zone in tips', () => {
    expect(formatExact(minutesAgo(0), 'en')).toContain('UTC');
  });
});
