import { describe, expect, it } from 'vitest';
import { i18n } from '@/lib/i18n/i18n';
import { attention } from '@/testing/builders';
import { proofSearch, secondLine, sharedProof } from './attention';

const t = i18n.getFixedT('en', 'dashboard');
const KERNEL = { running: '6.8.0-45', installed: '6.8.0-49' };

describe('secondLine', () => {
  it('tells the rest of a security row', () => {
    expect(secondLine(attention({ more_security: 11, kernel: KERNEL }), t)).toBe(
      '11 more security updates · running kernel 6.8.0-45, installed 6.8.0-49',
    );
  });

  it('says silence first', () => {
    expect(secondLine(attention({ silent: true, more_security: 1 }), t)).toBe(
      'silent, figures as last heard · 1 more security update',
    );
  });

  it('dates the figures of a silent host', () => {
    expect(secondLine(attention({ reason: 'silent', silent: true, updates: 3 }), t)).toBe(
      '3 updates when last heard',
    );
  });

  it('mentions a kernel only where two differ', () => {
    const same = { running: '6.1', installed: '6.1' };
    expect(secondLine(attention({ more_security: 0, kernel: same }), t)).toBe('');
    const unknown = { running: '6.1', installed: null };
    expect(secondLine(attention({ more_security: 0, kernel: unknown }), t)).toBe('');
  });

  it('does not pretend to know updates from stale lists', () => {
    const row = attention({ reason: 'lists_stale', more_security: 0 });
    expect(secondLine(row, t)).toBe('number of updates not known');
  });
});

it('leads to the tab that proves the reason', () => {
  expect(proofSearch(attention())).toEqual({ state: 'security' });
  expect(proofSearch(attention({ reason: 'reboot' }))).toEqual({});
});

describe('a cause that several hosts share', () => {
  const shared = (patch: Parameters<typeof attention>[0]) =>
    attention({ hosts: 4, others: ['b', 'c'], updates: 20, kernel: KERNEL, ...patch });

  it('tells what is true of all of them, not of the worst alone', () => {
    expect(secondLine(shared({ silent: true }), t)).toBe('20 updates');
    expect(secondLine(shared({ reason: 'silent' }), t)).toBe('20 updates when last heard');
    expect(secondLine(shared({ reason: 'lists_stale' }), t)).toBe('number of updates not known');
    expect(secondLine(shared({ reason: 'reboot', updates: 0 }), t)).toBe('');
  });

  it('leads to the list that proves it', () => {
    expect(sharedProof(shared({}))).toMatchObject({
      to: '/packages/$packageId',
      params: { packageId: 'p2' },
    });
    expect(sharedProof(shared({ reason: 'silent' })).search).toEqual({ reporting: 'silent' });
    expect(sharedProof(shared({ reason: 'reboot' })).search).toEqual({ reboot: true });
    expect(sharedProof(shared({ reason: 'lists_stale' })).to).toBe('/hosts/$hostId');
  });
});
