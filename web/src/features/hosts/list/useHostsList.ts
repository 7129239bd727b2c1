import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { HostRow } from '@/lib/api/types';
import { usePageKeys } from '@/lib/keyboard/usePageKeys';
import { sortOf } from '@/lib/table/search';
import { hostsQuery } from '../api';
import { rememberList } from '../neighbours';
import { DEFAULT_SORT, type HostsSearch } from './search';

const NO_HOSTS: HostRow[] = [];

/** The hosts of the address, and the ways to change the address. */
export function useHostsList() {
  const search = useSearch({ from: '/_app/hosts' });
  const navigate = useNavigate({ from: '/hosts' });
  const query = useQuery(hostsQuery(search));
  const items = query.data?.items ?? NO_HOSTS;
  useEffect(() => rememberList(items.map((host) => host.id)), [items]);
  /** Another filter or order starts on the first page. */
  const change = (patch: Partial<HostsSearch>) => {
    void navigate({ search: (old) => ({ ...old, page: undefined, ...patch }), replace: true });
  };
  const turn = (page: number) => change({ page: page > 1 ? page : undefined });
  usePageKeys(search.page ?? 1, query.data?.total ?? 0, turn);
  return { search, query, items, change, turn, sort: sortOf(search) ?? DEFAULT_SORT };
}
