import { describe, expect, it } from 'vitest';
import { i18n } from '@/lib/i18n/i18n';
import { attention } from '@/testing/builders';
import { proofSearch, secondLine } from './attention';

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
