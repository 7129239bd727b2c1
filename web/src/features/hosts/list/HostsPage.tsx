import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostRow } from '@/lib/api/types';
import { usePageKeys } from '@/lib/keyboard/usePageKeys';
import { useCan } from '@/lib/permissions';
import { PAGE_SIZE, sortOf } from '@/lib/table/search';
import { useSelection } from '@/lib/table/selection';
import { PageTitle } from '@/ui/layout/PageTitle';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { TableFoot } from '@/ui/table/TableFoot';
import { hostsQuery } from '../api';
import { rememberList } from '../neighbours';
import { AddHostButton } from './AddHostButton';
import { HostFilters } from './HostFilters';
import { HostPhoneRow } from './HostPhoneRow';
import { HostViews } from './HostViews';
import { NoHosts } from './NoHosts';
import { SelectionBar } from './SelectionBar';
import { DEFAULT_SORT, type HostsSearch } from './search';
import { useHostColumns } from './useHostColumns';
import { useOrderWords } from './useOrderWords';

const NO_HOSTS: HostRow[] = [];

/** All hosts: views, filters, table, and what can be done with the picked ones. */
export function HostsPage(): ReactNode {
  const { t } = useTranslation('hosts');
  const search = useSearch({ from: '/_app/hosts' });
  const navigate = useNavigate({ from: '/hosts' });
  const query = useQuery(hostsQuery(search));
  const items = query.data?.items ?? NO_HOSTS;
  const selection = useSelection(items.map((host) => host.id));
  const phone = useIsPhone();
  const mayManage = useCan('manage_hosts');
  const columns = useHostColumns(items);
  const sort = sortOf(search) ?? DEFAULT_SORT;
  const orderWords = useOrderWords(sort);
  const change = (patch: Partial<HostsSearch>) => {
    void navigate({ search: (old) => ({ ...old, page: undefined, ...patch }), replace: true });
  };
  const turn = (page: number) => change({ page: page > 1 ? page : undefined });
  usePageKeys(search.page ?? 1, query.data?.total ?? 0, turn);
  useEffect(() => rememberList(items.map((host) => host.id)), [items]);
  return (
    <>
      <PageTitle title={t('title')} count={query.data?.facets.all}>
        <AddHostButton compact={phone} />
      </PageTitle>
      <HostViews search={search} facets={query.data?.facets} />
      <HostFilters search={search} facets={query.data?.facets} onChange={change} />
      <QueryTable
        label={t('title')}
        query={query}
        live={{ source: search, words: (count) => t('changed', { count }) }}
        columns={columns}
        rowId={(host) => host.id}
        rowName={(host) => host.friendly_name}
        sort={sort}
        onSort={(next) => change({ sort: next?.sort, order: next?.order })}
        selection={mayManage ? selection : undefined}
        minWidth={960}
        phone={phone ? (host) => <HostPhoneRow host={host} /> : undefined}
        empty={<NoHosts search={search} />}
      />
      {query.data && (
        <TableFoot
          page={search.page ?? 1}
          size={PAGE_SIZE}
          total={query.data.total}
          all={query.data.facets.all}
          order={orderWords}
          onPage={turn}
        />
      )}
      <SelectionBar search={search} total={query.data?.total ?? 0} selection={selection} />
    </>
  );
}
