import { describe, expect, it } from 'vitest';
import { filterCount, hostsApiQuery, parseHostsSearch } from './search';

describe('the address of the hosts list', () => {
  it('keeps filters the list knows', () => {
    const raw = { updates: true, reporting: 'silent,overdue', group: 'g1,g2', os: 'Debian 12' };
    expect(parseHostsSearch(raw)).toEqual(raw);
  });

  it('drops the rest', () => {
    const raw = { updates: false, reporting: 'asleep,', sort: 'secret', tab: 'x', security: 'no' };
    expect(parseHostsSearch(raw)).toEqual({});
  });

  it('keeps the known part of a list of states', () => {
    expect(parseHostsSearch({ reporting: 'silent,asleep' })).toEqual({ reporting: 'silent' });
  });
});

describe('what is asked of the server', () => {
  it('is the longest waiting first, unless told otherwise', () => {
    expect(hostsApiQuery({})).toEqual({ limit: 50, offset: 0, sort: 'waiting', order: 'desc' });
    expect(hostsApiQuery({ sort: 'os', order: 'asc', page: 2, security: true })).toEqual({
      limit: 50,
      offset: 50,
      sort: 'os',
      order: 'asc',
      security: true,
    });
  });
});

it('asks for hosts that install updates by themselves, and for those that do not', () => {
  for (const [raw, asked] of [
    ['true', true],
    [false, false],
  ] as const) {
    const search = parseHostsSearch({ automatic_updates: raw });
    expect(hostsApiQuery(search).automatic_updates).toBe(asked);
    expect(filterCount(search)).toBe(1);
  }
  expect(parseHostsSearch({ automatic_updates: 'perhaps' })).toEqual({});
});

it('counts filters, not order or page', () => {
  expect(filterCount({ page: 2, sort: 'os' })).toBe(0);
  expect(filterCount({ search: 'a', reboot: true })).toBe(2);
});
