import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roles, UserRow } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import type { Column } from '@/ui/table/column';
import { FactorCell, LastSeenCell, SightCell, StatusCell, UserCell } from './cells';
import { UserActions } from './UserActions';

/** Columns of the list of users; what can be done with one comes last, for who may. */
export function useUserColumns(roles: Roles | undefined): Column<UserRow>[] {
  const { t } = useTranslation('people');
  const mayManage = useCan('manage_users');
  return useMemo(() => {
    const columns: Column<UserRow>[] = [
      {
        id: 'user',
        title: t('users.columns.user'),
        sort: { key: 'username', first: 'asc' },
        cell: (row) => <UserCell user={row} />,
      },
      {
        id: 'role',
        title: t('users.columns.role'),
        width: '15%',
        sort: { key: 'role', first: 'asc' },
        cell: (row) => row.role_name,
      },
      {
        id: 'hosts',
        title: t('users.columns.hosts'),
        width: '17%',
        cell: (row) => <SightCell user={row} />,
      },
      {
        id: 'factor',
        title: t('users.columns.factor'),
        width: 118,
        cell: (row) => <FactorCell user={row} />,
      },
      {
        id: 'status',
        title: t('users.columns.status'),
        width: 118,
        cell: (row) => <StatusCell user={row} />,
      },
      {
        id: 'sessions',
        title: t('users.columns.sessions'),
        width: 80,
        align: 'right',
        cell: (row) => row.sessions,
      },
      {
        id: 'seen',
        title: t('users.columns.seen'),
        width: 110,
        sort: { key: 'last_login', first: 'desc' },
        cell: (row) => <LastSeenCell user={row} />,
      },
    ];
    if (mayManage && roles) {
      const cell = (row: UserRow) => <UserActions user={row} roles={roles} />;
      columns.push({ id: 'actions', title: t('users.columns.actions'), width: 70, cell });
    }
    return columns;
  }, [t, mayManage, roles]);
}
