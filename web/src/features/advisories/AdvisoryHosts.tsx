import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvisoryHost } from '@/lib/api/types';
import { usePageKeys } from '@/lib/keyboard/usePageKeys';
import { PAGE_SIZE } from '@/lib/table/search';
import { EmptyState } from '@/ui/feedback/EmptyState';
import type { Column } from '@/ui/table/column';
import { QueryTable } from '@/ui/table/QueryTable';
import { SearchField } from '@/ui/table/SearchField';
import { TableFoot } from '@/ui/table/TableFoot';
import classes from './advisories.module.css';
import { advisoryHostsQuery } from './api';
import { ChangeCell, HostCell, WaitingCell } from './cells';

function useColumns(): Column<AdvisoryHost>[] {
  const { t } = useTranslation('advisories');
  return useMemo(
    () => [
      { id: 'host', title: t('columns.host'), cell: (row) => <HostCell row={row} /> },
      {
        id: 'package',
        title: t('columns.package'),
        width: '24%',
        cell: (row) => (
          <Anchor
            renderRoot={(props) => (
              <Link to="/packages/$packageId" params={{ packageId: row.package_id }} {...props} />
            )}
          >
            {row.package}
          </Anchor>
        ),
      },
      {
        id: 'change',
        title: t('columns.candidate'),
        width: '34%',
        cell: (row) => <ChangeCell row={row} />,
      },
      {
        id: 'since',
        title: t('columns.since'),
        width: 110,
        cell: (row) => <WaitingCell row={row} />,
      },
    ],
    [t],
  );
}

/** The updates that resolve it, host by host. */
export function AdvisoryHosts({ id }: { id: string }) {
  const { t } = useTranslation('advisories');
  const search = useSearch({ from: '/_app/advisories/$advisoryId' });
  const navigate = useNavigate({ from: '/advisories/$advisoryId' });
  const query = useQuery(advisoryHostsQuery(id, search));
  const columns = useColumns();
  const change = (patch: { page?: number; search?: string }) => {
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
        <SearchField
          label={t('searchHosts')}
          value={search.search}
          onSearch={(words) => change({ search: words })}
        />
      </div>
      <QueryTable
        label={t('hostsOf', { id })}
        query={query}
        columns={columns}
        rowId={(row) => `${row.host_id} ${row.package_id} ${row.architecture} ${row.installed}`}
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
