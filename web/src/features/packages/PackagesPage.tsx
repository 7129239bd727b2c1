import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPath } from '@/lib/download';
import { usePageKeys } from '@/lib/keyboard/usePageKeys';
import { PAGE_SIZE, sortOf } from '@/lib/table/search';
import { PageTitle } from '@/ui/layout/PageTitle';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { ExportButton } from '@/ui/table/ExportButton';
import { QueryTable } from '@/ui/table/QueryTable';
import { TableFoot } from '@/ui/table/TableFoot';
import { packagesQuery } from './api';
import { NoPackages } from './NoPackages';
import { PackageFilters } from './PackageFilters';
import { PackagePhoneRow } from './PackagePhoneRow';
import { DEFAULT_SORT, filterCount, type PackagesSearch, packagesApiQuery } from './search';
import { useFleetColumns } from './useFleetColumns';
import { useOrderWords } from './useOrderWords';

/** Packages across the fleet: which, on how many hosts, and on how many an update waits. */
export function PackagesPage(): ReactNode {
  const { t } = useTranslation('packages');
  const search = useSearch({ from: '/_app/packages' });
  const navigate = useNavigate({ from: '/packages' });
  const query = useQuery(packagesQuery(search));
  const columns = useFleetColumns(useMediaQuery('(min-width: 75em)') ?? true);
  const phone = useIsPhone();
  const sort = sortOf(search) ?? DEFAULT_SORT;
  const orderWords = useOrderWords(sort);
  const change = (patch: Partial<PackagesSearch>) => {
    void navigate({ search: (old) => ({ ...old, page: undefined, ...patch }), replace: true });
  };
  const turn = (page: number) => change({ page: page > 1 ? page : undefined });
  usePageKeys(search.page ?? 1, query.data?.total ?? 0, turn);
  return (
    <>
      <PageTitle
        title={t('title')}
        count={filterCount(search) === 0 ? query.data?.total : undefined}
      >
        <ExportButton
          path={(format) => exportPath('/packages', packagesApiQuery(search), format)}
        />
      </PageTitle>
      <PackageFilters search={search} onChange={change} />
      <QueryTable
        label={t('title')}
        query={query}
        live={{ source: search, words: (count) => t('live.packages', { count }) }}
        columns={columns}
        rowId={(row) => row.id}
        sort={sort}
        onSort={(next) => change({ sort: next?.sort, order: next?.order })}
        phone={phone ? (row) => <PackagePhoneRow row={row} /> : undefined}
        empty={<NoPackages search={search} />}
      />
      {query.data && query.data.total > 0 && (
        <TableFoot
          page={search.page ?? 1}
          size={PAGE_SIZE}
          total={query.data.total}
          order={orderWords}
          onPage={turn}
        />
      )}
    </>
  );
}
