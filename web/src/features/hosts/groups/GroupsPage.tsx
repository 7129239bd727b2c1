import { Button, Table, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconServer2, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostGroup } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { groupsQuery } from '@/lib/groups';
import { useCan } from '@/lib/permissions';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { GroupDot } from '@/ui/state/GroupDot';
import { IconAction } from '@/ui/table/IconAction';
import { DeleteGroupDialog } from './DeleteGroupDialog';
import { GroupDialog } from './GroupDialog';
import classes from './groups.module.css';

const GroupHostsDialog = lazy(() => import('./GroupHostsDialog'));

type Open =
  | { kind: 'edit'; group: HostGroup | null }
  | { kind: 'delete' | 'hosts'; group: HostGroup }
  | null;

/** Host groups: list, create, change, delete. */
export function GroupsPage(): ReactNode {
  const { t } = useTranslation('hosts');
  const [open, setOpen] = useState<Open>(null);
  const groups = useQuery(groupsQuery);
  const mayManage = useCan('manage_hosts');
  const close = () => setOpen(null);
  return (
    <section aria-labelledby="groups-title">
      <div className={classes.head}>
        <Title order={2} id="groups-title">
          {t('groups.title')}
        </Title>
        {mayManage && (
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => setOpen({ kind: 'edit', group: null })}
          >
            {t('groups.add')}
          </Button>
        )}
      </div>
      {groups.isPending && <SkeletonRows rows={3} height={34} />}
      {groups.isError && <ErrorPanel error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && <EmptyState>{t('groups.empty')}</EmptyState>}
      {groups.data && groups.data.length > 0 && (
        <GroupTable groups={groups.data} onOpen={mayManage ? setOpen : undefined} />
      )}
      {open?.kind === 'edit' && <GroupDialog group={open.group} onClose={close} />}
      {open?.kind === 'hosts' && (
        <Suspense>
          <GroupHostsDialog group={open.group} onClose={close} />
        </Suspense>
      )}
      {open?.kind === 'delete' && <DeleteGroupDialog group={open.group} onClose={close} />}
    </section>
  );
}

interface GroupTableProps {
  groups: HostGroup[];
  /** Absent without the right to change groups. */
  onOpen?: (open: Open) => void;
}

function GroupTable({ groups, onOpen }: GroupTableProps) {
  const { t } = useTranslation(['hosts', 'common']);
  return (
    <Table aria-label={t('hosts:groups.title')} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('hosts:groups.name')}</Table.Th>
          <Table.Th className={classes.description}>{t('hosts:groups.description')}</Table.Th>
          <Table.Th w={80} ta="right">
            {t('hosts:groups.hosts')}
          </Table.Th>
          {onOpen && (
            <Table.Th w={120}>
              <span className={classes.hidden}>{t('common:actions.edit')}</span>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map((group) => (
          <Table.Tr key={group.id}>
            <Table.Td>
              <GroupDot name={group.name} color={group.color} />
            </Table.Td>
            <Table.Td className={classes.description}>
              <Text span c="dimmed">
                {group.description}
              </Text>
            </Table.Td>
            <Table.Td ta="right">
              <Link to="/hosts" search={{ group: group.id }}>
                {formatNumber(group.hosts)}
              </Link>
            </Table.Td>
            {onOpen && (
              <Table.Td className={classes.actions}>
                <IconAction
                  label={t('hosts:groups.hostsOf', { name: group.name })}
                  icon={<IconServer2 size={16} />}
                  onClick={() => onOpen({ kind: 'hosts', group })}
                />
                <IconAction
                  label={t('hosts:groups.editNamed', { name: group.name })}
                  icon={<IconPencil size={16} />}
                  onClick={() => onOpen({ kind: 'edit', group })}
                />
                <IconAction
                  label={t('hosts:groups.deleteNamed', { name: group.name })}
                  icon={<IconTrash size={16} />}
                  onClick={() => onOpen({ kind: 'delete', group })}
                />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
