import { describe, expect, it } from 'vitest';
import { filterCount, parseUsersSearch, usersApiQuery } from './search';

describe('the address of the users', () => {
  it('keeps what the list knows and drops the rest', () => {
    const raw = {
      search: 'kim',
      role: 'auditor',
      status: 'gone',
      sort: 'shoe_size',
      page: 2,
      x: 1,
    };
    expect(parseUsersSearch(raw)).toEqual({ search: 'kim', role: 'auditor', page: 2 });
  });

  it('asks the API in the order of the list, by user name unless told', () => {
    expect(usersApiQuery({ page: 2, status: 'active' })).toEqual({
      limit: 50,
      offset: 50,
      sort: 'username',
      order: 'asc',
      status: 'active',
    });
    expect(usersApiQuery({ sort: 'last_login', order: 'desc' })).toMatchObject({
      sort: 'last_login',
      order: 'desc',
    });
  });

  it('counts filters, not order and page', () => {
    expect(filterCount({ page: 3, sort: 'role', order: 'asc' })).toBe(0);
    expect(filterCount({ search: 'a', role: 'user', status: 'disabled' })).toBe(3);
  });
});
