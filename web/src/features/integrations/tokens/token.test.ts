import { describe, expect, it } from 'vitest';
import { daysAgo, NOW } from '@/testing/builders';
import { token } from '@/testing/fake/tokenDoors';
import { daysLeft, scopeWords, shortKey, tokenState, unusedDays } from './token';

const enrolment = { metadata: { integration_type: 'proxmox-lxc' }, max_hosts_per_day: 20 };

describe('a credential', () => {
  it.each([
    ['tokenActive', {}],
    ['tokenActive', { max_hosts_per_day: 1, hosts_created_today: 1 }],
    ['tokenActive', { ...enrolment, hosts_created_today: 19 }],
    ['tokenLimit', { ...enrolment, hosts_created_today: 20 }],
    ['tokenExpired', { expires_at: daysAgo(0) }],
    ['tokenOff', { expires_at: daysAgo(1), is_active: false }],
  ] as const)('is %s with %j', (state, patch) => {
    expect(tokenState(token(patch), NOW)).toBe(state);
  });

  it('is unused from 30 days on, counted from its making when it never was used', () => {
    expect(unusedDays(token({ last_used_at: daysAgo(29.9) }), NOW)).toBeNull();
    expect(unusedDays(token({ last_used_at: daysAgo(30) }), NOW)).toBe(30);
    expect(unusedDays(token({ last_used_at: null, created_at: daysAgo(60) }), NOW)).toBe(60);
    expect(unusedDays(token({ last_used_at: null, created_at: daysAgo(1) }), NOW)).toBeNull();
  });

  it('ends soon within 14 days, and not any more once it has ended', () => {
    expect(daysLeft(token({ expires_at: null }), NOW)).toBeNull();
    expect(daysLeft(token({ expires_at: daysAgo(-14) }), NOW)).toBeNull();
    expect(daysLeft(token({ expires_at: daysAgo(-13.5) }), NOW)).toBe(13);
    expect(daysLeft(token({ expires_at: daysAgo(-0.5) }), NOW)).toBe(0);
    expect(daysLeft(token({ expires_at: daysAgo(0.5) }), NOW)).toBeNull();
  });

  it('is told by the ends of its key', () => {
    expect(shortKey(token().token_key)).toBe('c76f0ef6…dc70');
    expect(shortKey('imported')).toBe('imported');
  });

  it('names its scopes as the documents do', () => {
    expect(scopeWords({ host: ['get', 'put'] })).toEqual(['host:get', 'host:put']);
    expect(scopeWords(null)).toEqual([]);
  });
});
