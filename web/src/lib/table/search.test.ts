import { describe, expect, it } from 'vitest';
import { flagParam, oneOf, pageQuery, parseListSearch, sortOf, textParam } from './search';

const SORTS = ['name', 'waiting'];

describe('parseListSearch', () => {
  it('keeps what a list knows', () => {
    const raw = { page: 3, sort: 'waiting', order: 'desc', search: 'ssl' };
    expect(parseListSearch(raw, SORTS)).toEqual(raw);
  });

  it('drops what an address should not hold', () => {
    const raw = { page: -1, sort: 'password', order: 'sideways', search: { a: 1 }, other: true };
    expect(parseListSearch(raw, SORTS)).toEqual({});
  });

  it('leaves out the first page, so that equal lists have equal addresses', () => {
    expect(parseListSearch({ page: 1 }, SORTS)).toEqual({});
  });

  it('ignores an order without a sort', () => {
    expect(parseListSearch({ order: 'desc' }, SORTS)).toEqual({});
  });
});

describe('single parameters', () => {
  it('takes a number typed as search for text', () => {
    expect(textParam(22)).toBe('22');
    expect(textParam('')).toBeUndefined();
  });

  it('knows only true flags', () => {
    expect([true, 'true', false, 'no', 1].map(flagParam)).toEqual([
      true,
      true,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('picks from a list of words', () => {
    expect(oneOf('b', ['a', 'b'])).toBe('b');
    expect(oneOf('c', ['a', 'b'])).toBeUndefined();
  });
});

describe('asking the API', () => {
  it('turns a page into an offset', () => {
    expect(pageQuery({ page: 3, search: 'x' })).toEqual({
      limit: 50,
      offset: 100,
      search: 'x',
    });
    expect(pageQuery({})).toEqual({ limit: 50, offset: 0 });
    expect(pageQuery({ sort: 'name', order: 'asc' })).toEqual({ limit: 50, offset: 0 });
    expect(pageQuery({ sort: 'name', order: 'asc' }, SORTS)).toMatchObject({ sort: 'name' });
  });

  it('gives a sort a direction', () => {
    expect(sortOf({ sort: 'name' })).toEqual({ sort: 'name', order: 'asc' });
    expect(sortOf({})).toBeUndefined();
  });
});
