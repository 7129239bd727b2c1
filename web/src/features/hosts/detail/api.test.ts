import { describe, expect, it } from 'vitest';
import { hostPackage } from '@/testing/fake/packageRows';
import { fakeServer } from '@/testing/fetch';
import { hostChangesQuery, hostPackagesQuery, matchingPackages } from './api';

/** A server with so many packages, which gives at most `page` at once. */
function packages(total: number, page: number) {
  const all = Array.from({ length: total }, (_, at) => hostPackage({ id: `${at}` }));
  return fakeServer({
    'GET /hosts/h1/packages': ({ query }) => {
      const offset = Number(query.get('offset'));
      return { status: 200, body: { items: all.slice(offset, offset + page), total, counts: {} } };
    },
  });
}

describe('all packages that match', () => {
  it('are asked for page after page', async () => {
    const { questions } = packages(7, 3);
    const found = await matchingPackages('h1', { state: 'all', page: 2 });
    expect(found.map((row) => row.id)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
    expect(questions.map((each) => each.query.get('offset'))).toEqual(['0', '3', '6']);
    expect(questions[0]?.query.get('state')).toBe('all');
  });

  it('end when a page is empty, even if the total says otherwise', async () => {
    fakeServer({ 'GET /hosts/h1/packages': { status: 200, body: { items: [], total: 9 } } });
    await expect(matchingPackages('h1', {})).resolves.toEqual([]);
  });
});

it('asks for outstanding updates when the address says nothing', () => {
  const asked = hostPackagesQuery('h1', {}).queryKey.at(-1);
  expect(asked).toMatchObject({ state: 'updates', limit: 50, offset: 0 });
});

it('leads from one page of the timeline to the older one, and ends', () => {
  const { getNextPageParam } = hostChangesQuery('h1');
  const page = { items: [], next: 'c-9' };
  expect(getNextPageParam(page, [page], null, [null])).toBe('c-9');
  expect(getNextPageParam({ ...page, next: null }, [page], 'c-9', [null])).toBeNull();
});
