import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostRow } from '@/lib/api/types';
import type { Column } from '@/ui/table/column';
import {
  GroupsCell,
  HostCell,
  RebootCell,
  ReportCell,
  SecurityCell,
  SystemCell,
  UpdatesCell,
} from './cells';

/** Columns of the hosts list; the bars share one scale over the rows shown. */
export function useHostColumns(rows: readonly HostRow[]): Column<HostRow>[] {
  const { t } = useTranslation('hosts');
  const most = Math.max(1, ...rows.map((host) => host.updates.total));
  return useMemo(
    () => [
      {
        id: 'host',
        title: t('columns.host'),
        cell: (host) => <HostCell host={host} />,
        sort: { key: 'friendly_name', first: 'asc' },
      },
      {
        id: 'system',
        title: t('columns.system'),
        width: '10.5%',
        cell: (host) => <SystemCell host={host} />,
        sort: { key: 'os', first: 'asc' },
      },
      {
        id: 'groups',
        title: t('columns.groups'),
        width: '14%',
        cell: (host) => <GroupsCell host={host} />,
      },
      {
        id: 'updates',
        title: t('columns.updates'),
        width: 138,
        cell: (host) => <UpdatesCell host={host} most={most} />,
        sort: { key: 'updates', first: 'desc' },
      },
      {
        id: 'security',
        title: t('columns.waiting'),
        width: 152,
        cell: (host) => <SecurityCell host={host} />,
        sort: { key: 'waiting', first: 'desc' },
      },
      {
        id: 'reboot',
        title: t('columns.reboot'),
        width: '11%',
        cell: (host) => <RebootCell host={host} />,
        sort: { key: 'reboot', first: 'desc' },
      },
      {
        id: 'report',
        title: t('columns.report'),
        width: 168,
        cell: (host) => <ReportCell host={host} />,
        sort: { key: 'last_report', first: 'desc' },
      },
    ],
    [t, most],
  );
}
