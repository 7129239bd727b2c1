import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageKeys } from '@/lib/keyboard/usePageKeys';
import { SEVERITIES } from '@/lib/severity';
import { oneOf, PAGE_SIZE } from '@/lib/table/search';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { PageTitle } from '@/ui/layout/PageTitle';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { SearchField } from '@/ui/table/SearchField';
import { TableFoot } from '@/ui/table/TableFoot';
import { AdvisoryPhoneRow } from './AdvisoryPhoneRow';
import classes from './advisories.module.css';
import { advisoriesQuery } from './api';
import type { AdvisoriesSearch } from './search';
import { useAdvisoryColumns } from './useAdvisoryColumns';

/** What updates on offer resolve across the fleet, the worst first. */
export function AdvisoriesPage(): ReactNode {
  const { t } = useTranslation(['advisories', 'common']);
  const search = useSearch({ from: '/_app/advisories' });
  const navigate = useNavigate({ from: '/advisories' });
  const query = useQuery(advisoriesQuery(search));
  const columns = useAdvisoryColumns();
  const phone = useIsPhone();
  const filtered = search.search !== undefined || search.severity !== undefined;
  const change = (patch: Partial<AdvisoriesSearch>) => {
    void navigate({ search: (old) => ({ ...old, page: undefined, ...patch }), replace: true });
  };
  const turn = (page: number) => change({ page: page > 1 ? page : undefined });
  usePageKeys(search.page ?? 1, query.data?.total ?? 0, turn);
  return (
    <>
      <PageTitle title={t('advisories:title')} count={filtered ? undefined : query.data?.total} />
      <div className={classes.tools}>
        <SearchField
          label={t('advisories:search')}
          value={search.search}
          onSearch={(words) => change({ search: words })}
        />
        <NativeSelect
          aria-label={t('advisories:severities.label')}
          value={search.severity ?? ''}
          onChange={(event) => change({ severity: oneOf(event.currentTarget.value, SEVERITIES) })}
          data={[
            { value: '', label: t('advisories:severities.all') },
            ...SEVERITIES.map((value) => ({ value, label: t(`common:severity.${value}`) })),
          ]}
        />
      </div>
      <QueryTable
        label={t('advisories:title')}
        query={query}
        live={{ source: search, words: (count) => t('advisories:live', { count }) }}
        columns={columns}
        rowId={(row) => row.id}
        phone={phone ? (row) => <AdvisoryPhoneRow row={row} /> : undefined}
        empty={
          <EmptyState>
            {t(filtered ? 'advisories:empty.filtered' : 'advisories:empty.none')}
          </EmptyState>
        }
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
