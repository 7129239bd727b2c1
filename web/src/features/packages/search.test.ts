import { expect, it } from 'vitest';
import { filterCount, packageHostsApiQuery, packagesApiQuery, parsePackagesSearch } from './search';

it('keeps what the list knows and drops the rest', () => {
  const raw = {
    state: 'security',
    ecosystem: 'deb',
    sort: 'hosts',
    order: 'desc',
    page: 2,
    q: 'x',
  };
  expect(parsePackagesSearch(raw)).toEqual({
    state: 'security',
    ecosystem: 'deb',
    sort: 'hosts',
    order: 'desc',
    page: 2,
  });
  expect(parsePackagesSearch({ state: 'held', ecosystem: 'npm', sort: 'size' })).toEqual({});
});

it('asks for what most hosts wait for first', () => {
  expect(packagesApiQuery({})).toEqual({ limit: 50, offset: 0, sort: 'security', order: 'desc' });
  expect(packagesApiQuery({ sort: 'name', order: 'asc', page: 2, ecosystem: 'rpm' })).toEqual({
    limit: 50,
    offset: 50,
    sort: 'name',
    order: 'asc',
    ecosystem: 'rpm',
  });
});

it('asks for the hosts of a package without an order', () => {
  expect(packageHostsApiQuery({ state: 'updates', search: 'web' })).toEqual({
    limit: 50,
    offset: 0,
    search: 'web',
    state: 'updates',
  });
});

it('counts filters, but not "all"', () => {
  expect(filterCount({ state: 'all', page: 2 })).toBe(0);
  expect(filterCount({ state: 'updates', search: 'ssl', ecosystem: 'deb' })).toBe(3);
});
