import { expect, it } from 'vitest';
import { auditQuery, filterCount, parseAuditSearch } from './search';

it('drops what is no filter', () => {
  const raw = {
    kind: 'robot',
    outcome: 'maybe',
    from: '2026-99-99',
    to: 'today',
    entry: '-1',
    x: 1,
  };
  expect(parseAuditSearch(raw)).toEqual({});
});

it('asks from the first day to the end of the last', () => {
  const search = parseAuditSearch({ kind: 'user', from: '2026-11-01', to: '2026-11-30', entry: 7 });
  expect(auditQuery(search)).toEqual({
    actor_kind: 'user',
    since: '2026-11-01T00:00:00.000Z',
    until: '2026-12-01T00:00:00.000Z',
  });
  expect(filterCount(search)).toBe(3);
});
