import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { FLEET } from '@/testing/fake/fleet';
import { fakeServer } from '@/testing/fetch';
import { hostsCountQuery, hostsQuery, MOST_HOSTS, matchingHostIds } from './api';

describe('all hosts that match', () => {
  it('are those of every page, with the filters of the list', async () => {
    const { questions } = fakeServer();
    const ids = await matchingHostIds({ security: true, page: 3 });
    expect(ids).toEqual(FLEET.filter((host) => host.security_updates > 0).map((host) => host.id));
    const asked = Object.fromEntries(questions[0]?.query ?? []);
    expect(asked).toMatchObject({ limit: String(MOST_HOSTS), offset: '0', security: 'true' });
  });
});

describe('the count of a view', () => {
  it('asks for one row, whatever order the view has', () => {
    const own = hostsCountQuery({ reboot: true, sort: 'os', order: 'asc', page: 2 });
    expect(own.queryKey).toEqual(hostsCountQuery({ reboot: true }).queryKey);
    expect(own.queryKey.at(-1)).toMatchObject({ limit: 1, offset: 0, reboot: true });
  });

  it('is the number of all that match', async () => {
    fakeServer();
    const query = hostsCountQuery({ reporting: 'silent' });
    const answer = await new QueryClient().fetchQuery(query);
    expect(query.select?.(answer)).toBe(1);
  });
});

it('keeps lists of other filters and pages apart', () => {
  const key = (search: Parameters<typeof hostsQuery>[0]) => hostsQuery(search).queryKey;
  expect(key({ page: 2 })).not.toEqual(key({}));
  expect(key({ group: 'g1' })).not.toEqual(key({ os: 'g1' }));
  expect(key({ sort: 'waiting', order: 'desc' })).toEqual(key({}));
});
