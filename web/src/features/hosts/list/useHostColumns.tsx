import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostRow } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import type { Column } from '@/ui/table/column';
import { TimeAgo } from '@/ui/text/TimeAgo';
import {
  GroupsCell,
  HostCell,
  RebootCell,
  ReportCell,
  SecurityCell,
  SystemCell,
  TextCell,
  UpdatesCell,
} from './cells';

type Look = Omit<Column<HostRow>, 'title'> & { id: keyof typeof TITLES };

const TITLES = {
  host: 'columns.host',
  system: 'columns.system',
  groups: 'columns.groups',
  updates: 'columns.updates',
  security: 'columns.waiting',
  reboot: 'columns.reboot',
  report: 'columns.report',
  agent: 'columns.agent',
  architecture: 'columns.architecture',
  packages: 'columns.packages',
  created: 'columns.created',
} as const;

/** All columns of the hosts list; `most` updates fill a bar. Without room some have to be asked for. */
function looks(most: number, roomy: boolean): Look[] {
  return [
    {
      id: 'host',
      fixed: true,
      cell: (host) => <HostCell host={host} />,
      sort: { key: 'friendly_name', first: 'asc' },
    },
    {
      id: 'system',
      width: '10.5%',
      cell: (host) => <SystemCell host={host} />,
      sort: { key: 'os', first: 'asc' },
    },
    { id: 'groups', width: '14%', cell: (host) => <GroupsCell host={host} /> },
    {
      id: 'updates',
      width: 138,
      cell: (host) => <UpdatesCell host={host} most={most} />,
      sort: { key: 'updates', first: 'desc' },
    },
    {
      id: 'security',
      width: 146,
      cell: (host) => <SecurityCell host={host} />,
      sort: { key: 'waiting', first: 'desc' },
    },
    {
      id: 'reboot',
      width: '11%',
      cell: (host) => <RebootCell host={host} />,
      sort: { key: 'reboot', first: 'desc' },
    },
    {
      id: 'report',
      width: 168,
      cell: (host) => <ReportCell host={host} />,
      sort: { key: 'last_report', first: 'desc' },
    },
    {
      id: 'agent',
      width: 84,
      optional: !roomy,
      cell: (host) => <TextCell text={host.agent_version} />,
    },
    {
      id: 'architecture',
      width: 104,
      optional: true,
      cell: (host) => <TextCell text={host.architecture} />,
    },
    {
      id: 'packages',
      width: 88,
      align: 'right',
      optional: true,
      cell: (host) => formatNumber(host.packages),
    },
    {
      id: 'created',
      width: 104,
      optional: true,
      cell: (host) => <TimeAgo at={host.created_at} />,
      sort: { key: 'created', first: 'desc' },
    },
  ];
}

/** Columns of the hosts list; the bars share one scale over the rows shown. */
export function useHostColumns(rows: readonly HostRow[], roomy: boolean): Column<HostRow>[] {
  const { t } = useTranslation('hosts');
  const most = Math.max(1, ...rows.map((host) => host.updates.total));
  return useMemo(
    () => looks(most, roomy).map((look) => ({ ...look, title: t(TITLES[look.id]) })),
    [t, most, roomy],
  );
}
