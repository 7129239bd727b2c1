import { Anchor, Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/permissions';
import { rolesQuery } from '@/lib/roles';
import { PAGE_SIZE, sortOf } from '@/lib/table/search';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { TableFoot } from '@/ui/table/TableFoot';
import { usersQuery } from '../api';
import classes from '../people.module.css';
import { DEFAULT_SORT, filterCount, type UsersSearch } from '../search';
import { UserPhoneRow } from './cells';
import { NewUserDialog } from './NewUserDialog';
import { UserFilters } from './UserFilters';
import { useUserColumns } from './useUserColumns';

/** The people of this server: who they are, what they may do, when they were here. */
export function UsersPage(): ReactNode {
  return useCan('view_users') ? <Users /> : <PermissionMissing permission="view_users" />;
}

function Users() {
  const { t } = useTranslation('people');
  const [adding, setAdding] = useState(false);
  const mayManage = useCan('manage_users');
  const roles = useQuery(rolesQuery).data;
  return (
    <section aria-labelledby="users-title" className={classes.page}>
      <div className={classes.head}>
        <Title order={2} id="users-title">
          {t('users.title')}
        </Title>
        {mayManage && roles && roles.assignable.length > 0 && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            {t('users.add')}
          </Button>
        )}
      </div>
      <UserList />
      {adding && roles && <NewUserDialog roles={roles} onClose={() => setAdding(false)} />}
    </section>
  );
}

function UserList() {
  const { t } = useTranslation(['people', 'common']);
  const search = useSearch({ from: '/_app/settings/users' });
  const navigate = useNavigate({ from: '/settings/users' });
  const roles = useQuery(rolesQuery).data;
  const query = useQuery(usersQuery(search));
  const columns = useUserColumns(roles);
  const phone = useIsPhone();
  const sort = sortOf(search) ?? DEFAULT_SORT;
  const change = (patch: Partial<UsersSearch>) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...patch }), replace: true });
  const filters = filterCount(search);
  const clear = (
    <Anchor
      component="button"
      type="button"
      onClick={() => change({ role: undefined, status: undefined, search: undefined })}
    >
      {t('common:actions.clearFilters')}
    </Anchor>
  );
  const order = `people:users.order.${sort.sort}_${sort.order}` as const;
  return (
    <>
      <UserFilters search={search} roles={roles?.items ?? []} onChange={change} />
      <QueryTable
        label={t('people:users.title')}
        query={query}
        columns={columns}
        rowId={(row) => row.id}
        sort={sort}
        onSort={(next) => change({ sort: next?.sort, order: next?.order })}
        phone={phone ? (row) => <UserPhoneRow row={row} roles={roles} /> : undefined}
        empty={
          <EmptyState action={filters > 0 && clear}>
            {t('people:users.nobody', { count: filters })}
          </EmptyState>
        }
      />
      {query.data && query.data.total > 0 && (
        <TableFoot
          page={search.page ?? 1}
          size={PAGE_SIZE}
          total={query.data.total}
          order={t(order as 'people:users.order.username_asc')}
          onPage={(page) => change({ page: page > 1 ? page : undefined })}
        />
      )}
    </>
  );
}
