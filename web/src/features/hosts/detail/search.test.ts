import { expect, it } from 'vitest';
import { packagesApiQuery, parseHostSearch } from './search';

it('keeps what the page knows and drops the rest', () => {
  const raw = { tab: 'changes', state: 'held', page: '3', sort: 'waiting', order: 'desc', x: 1 };
  expect(parseHostSearch(raw)).toEqual({
    tab: 'changes',
    state: 'held',
    page: 3,
    sort: 'waiting',
    order: 'desc',
  });
  expect(parseHostSearch({ tab: 'docker', state: 'broken', sort: 'size' })).toEqual({});
});

it('asks for updates unless the address says otherwise', () => {
  expect(packagesApiQuery({})).toEqual({ limit: 50, offset: 0, state: 'updates' });
  expect(packagesApiQuery({ state: 'all', page: 2, search: 'ssl', tab: 'packages' })).toEqual({
    limit: 50,
    offset: 50,
    search: 'ssl',
    state: 'all',
  });
});
