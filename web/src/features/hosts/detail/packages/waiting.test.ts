import { expect, it } from 'vitest';
import { isLongWait, waitingSince } from './waiting';

const since = '2026-10-01T00:00:00Z';
const security_since = '2026-11-01T00:00:00Z';

it('counts a security update from the day it became one', () => {
  expect(waitingSince({ security: 'yes', since, security_since })).toBe(security_since);
  expect(waitingSince({ security: 'yes', since, security_since: null })).toBe(since);
});

it('counts another update from the day it was on offer', () => {
  expect(waitingSince({ security: 'no', since, security_since })).toBe(since);
  expect(waitingSince({ security: 'no', since: null, security_since: null })).toBeNull();
});

it.each([
  ['yes', 7, false],
  ['yes', 8, true],
  ['no', 90, false],
  ['unknown', 90, false],
] as const)('security %s for %i days stands out: %s', (security, days, long) => {
  expect(isLongWait({ security }, days)).toBe(long);
});
