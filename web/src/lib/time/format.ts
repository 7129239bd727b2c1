import type { TFunction } from 'i18next';

/** Zone of every time shown; the browser's unless the person chose one. */
let zone: string | undefined;

/** Shows times in this zone from now on; null for the browser's. */
export function showTimesIn(name: string | null): void {
  zone = name ?? undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Instant of an API time (RFC 3339 text) in milliseconds; NaN for text that is none. */
export function instant(text: string): number {
  return Date.parse(text);
}

/** Whole days an update has been waiting since it was first on offer; never negative. */
export function waitingDays(since: string, now: number): number {
  return Math.max(0, Math.floor((now - instant(since)) / DAY));
}

/** A length of time in its largest whole unit: "8 s", "4 min", "6 h", "23 days". */
export function formatDuration(milliseconds: number, t: TFunction<'common'>): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return t('time.seconds', { count: Math.floor(length / SECOND) });
  if (length < HOUR) return t('time.minutes', { count: Math.floor(length / MINUTE) });
  if (length < DAY) return t('time.hours', { count: Math.floor(length / HOUR) });
  return t('time.days', { count: Math.floor(length / DAY) });
}

/** "2 Nov", with the year when it is not this one. */
export function formatDate(at: number, now: number, locale: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(dayFirst(locale), {
    day: 'numeric',
    month: 'short',
    timeZone: zone,
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
}

/** "4 min ago" up to a week, a date after that. A time a little ahead of our clock is "just now". */
export function formatAgo(
  text: string,
  now: number,
  t: TFunction<'common'>,
  locale: string,
): string {
  const at = instant(text);
  const past = now - at;
  if (past < 5 * SECOND) return t('time.justNow');
  if (past < 7 * DAY) return t('time.ago', { duration: formatDuration(past, t) });
  return formatDate(at, now, locale);
}

/** Date, time and zone, for tips: "2 Nov 2026, 14:06:11 CET". */
export function formatExact(text: string, locale: string): string {
  return new Intl.DateTimeFormat(dayFirst(locale), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(instant(text));
}

/** Time of day: "14:06", with seconds on wish. */
export function formatClock(at: number, locale: string, seconds = false): string {
  return new Intl.DateTimeFormat(dayFirst(locale), {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    ...(seconds ? { second: '2-digit' } : {}),
  }).format(at);
}

/** Plain English means day before month and 24 hours here; other languages keep their own habit. */
function dayFirst(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}
