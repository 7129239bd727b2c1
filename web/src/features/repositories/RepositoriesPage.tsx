import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageKeys } from '@/lib/keyboard/usePageKeys';
import { oneOf, PAGE_SIZE } from '@/lib/table/search';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { PageTitle } from '@/ui/layout/PageTitle';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { SearchField } from '@/ui/table/SearchField';
import { TableFoot } from '@/ui/table/TableFoot';
import { repositoriesQuery } from './api';
import { RepositoryPhoneRow } from './cells';
import classes from './repositories.module.css';
import { type RepositoriesSearch, TROUBLES } from './search';
import { useRepositoryColumns } from './useRepositoryColumns';

/** Where the fleet gets its packages from, and on how many hosts. */
export function RepositoriesPage(): ReactNode {
  const { t } = useTranslation('repositories');
  const search = useSearch({ from: '/_app/repositories' });
  const navigate = useNavigate({ from: '/repositories' });
  const query = useQuery(repositoriesQuery(search));
  const columns = useRepositoryColumns();
  const phone = useIsPhone();
  const change = (patch: Partial<RepositoriesSearch>) => {
    void navigate({ search: (old) => ({ ...old, page: undefined, ...patch }), replace: true });
  };
  const emptyWords = search.search
    ? t('empty.filtered', { words: search.search })
    : t(search.trouble ? 'empty.trouble' : 'empty.none');
  const turn = (page: number) => change({ page: page > 1 ? page : undefined });
  usePageKeys(search.page ?? 1, query.data?.total ?? 0, turn);
  return (
    <>
      <PageTitle
        title={t('title')}
        count={search.search || search.trouble ? undefined : query.data?.total}
      />
      <div className={classes.tools}>
        <SearchField
          label={t('search')}
          value={search.search}
          onSearch={(words) => change({ search: words })}
        />
        <NativeSelect
          aria-label={t('trouble.label')}
          value={search.trouble ?? ''}
          onChange={(event) => change({ trouble: oneOf(event.currentTarget.value, TROUBLES) })}
          data={[
            { value: '', label: t('trouble.all') },
            ...TROUBLES.map((value) => ({ value, label: t(`trouble.${value}`) })),
          ]}
        />
      </div>
      <QueryTable
        label={t('title')}
        query={query}
        columns={columns}
        rowId={(row) => row.id}
        rowHeight={34}
        phone={phone ? (row) => <RepositoryPhoneRow row={row} /> : undefined}
        empty={<EmptyState>{emptyWords}</EmptyState>}
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
