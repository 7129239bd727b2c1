import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { PAGE_SIZE } from '@/lib/table/search';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { TableFoot } from '@/ui/table/TableFoot';
import { hostReportsQuery } from '../api';
import { Diagnostics } from './Diagnostics';
import { ReportPhoneRow } from './ReportCells';
import { useReportColumns } from './useReportColumns';

/** The reports the host has sent, newest first: what each held and what it cost. */
export function Reports({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const search = useSearch({ from: '/_app/hosts/$hostId' });
  const navigate = useNavigate({ from: '/hosts/$hostId' });
  const query = useQuery(hostReportsQuery(host.id, search));
  const columns = useReportColumns();
  const phone = useIsPhone();
  const open = (page: number) => {
    void navigate({
      search: (old) => ({ ...old, page: page > 1 ? page : undefined }),
      resetScroll: false,
    });
  };
  return (
    <>
      <QueryTable
        label={t('reports.label', { name: host.friendly_name })}
        query={query}
        columns={columns}
        rowId={(row) => String(row.id)}
        rowHeight={34}
        phone={phone ? (row) => <ReportPhoneRow row={row} /> : undefined}
        empty={<EmptyState>{t('reports.empty')}</EmptyState>}
      />
      {query.data && query.data.total > 0 && (
        <TableFoot
          page={search.page ?? 1}
          size={PAGE_SIZE}
          total={query.data.total}
          order={t('reports.order')}
          onPage={open}
        />
      )}
      <Diagnostics host={host} />
    </>
  );
}
