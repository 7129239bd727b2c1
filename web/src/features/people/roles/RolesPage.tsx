import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role, Roles } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { rolesQuery } from '@/lib/roles';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import classes from '../people.module.css';
import { DeleteRoleDialog } from './DeleteRoleDialog';
import { RoleDialog } from './RoleDialog';
import { RoleList } from './RoleList';
import { RoleMatrix } from './RoleMatrix';

/** What is open over the page. */
export type OpenRole = { kind: 'edit'; role: Role | null } | { kind: 'delete'; role: Role };

/** Which role may do what, and the roles that people made themselves. */
export function RolesPage(): ReactNode {
  return useCan('view_users') ? <RolesSection /> : <PermissionMissing permission="view_users" />;
}

function RolesSection() {
  const { t } = useTranslation('people');
  const mayManage = useCan('manage_settings');
  const [open, setOpen] = useState<OpenRole | null>(null);
  const { data, error, isError, refetch } = useQuery(rolesQuery);
  return (
    <section aria-labelledby="roles-title" className={classes.page}>
      <div className={classes.head}>
        <Title order={2} id="roles-title">
          {t('roles.title')}
        </Title>
        {mayManage && (
          <Button
            leftSection={<IconPlus size={16} />}
            onClick={() => setOpen({ kind: 'edit', role: null })}
          >
            {t('roles.add')}
          </Button>
        )}
      </div>
      {isError && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !isError && <SkeletonRows rows={10} height={34} />}
      {data && <Overview roles={data} onOpen={setOpen} />}
      {data && open?.kind === 'edit' && (
        <RoleDialog roles={data} role={open.role} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'delete' && (
        <DeleteRoleDialog role={open.role} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/** All roles beside each other, or below each other where there is no room. */
function Overview(props: { roles: Roles; onOpen: (open: OpenRole) => void }) {
  return useIsPhone() ? <RoleList {...props} /> : <RoleMatrix {...props} />;
}
