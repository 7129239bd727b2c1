import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageKeys } from '@/lib/keyboard/usePageKeys';
import { PAGE_SIZE } from '@/lib/table/search';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { SearchField } from '@/ui/table/SearchField';
import { TableFoot } from '@/ui/table/TableFoot';
import { packageHostsQuery } from './api';
import { HostPhoneRow } from './hostCells';
import classes from './packages.module.css';
import { StateFilter } from './StateFilter';
import type { PackagesSearch } from './search';
import { useHostColumns } from './useHostColumns';

/** The hosts that have the package, and what waits there. */
export function PackageHosts({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('packages');
  const search = useSearch({ from: '/_app/packages/$packageId' });
  const navigate = useNavigate({ from: '/packages/$packageId' });
  const query = useQuery(packageHostsQuery(id, search));
  const columns = useHostColumns(name);
  const phone = useIsPhone();
  const change = (patch: Partial<PackagesSearch>) => {
    void navigate({
      search: (old) => ({ ...old, page: undefined, ...patch }),
      replace: true,
      resetScroll: false,
    });
  };
  const turn = (page: number) => change({ page: page > 1 ? page : undefined });
  usePageKeys(search.page ?? 1, query.data?.total ?? 0, turn);
  return (
    <>
      <div className={classes.tools}>
        <StateFilter value={search.state} onChange={(state) => change({ state })} />
        <SearchField
          label={t('searchHosts')}
          value={search.search}
          onSearch={(words) => change({ search: words })}
        />
      </div>
      <QueryTable
        label={t('hostsOf', { name })}
        query={query}
        live={{ source: search, words: (count) => t('live.hosts', { count }) }}
        columns={columns}
        rowId={(row) => `${row.host.id} ${row.architecture} ${row.installed}`}
        phone={phone ? (row) => <HostPhoneRow row={row} name={name} /> : undefined}
        empty={<EmptyState>{t('empty.hosts')}</EmptyState>}
      />
      {query.data && query.data.total > 0 && (
        <TableFoot
          page={search.page ?? 1}
          size={PAGE_SIZE}
          total={query.data.total}
          onPage={turn}
        />
      )}
    </>
  );
}
