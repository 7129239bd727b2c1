import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/lib/api/types';
import { useUser } from '@/lib/session';
import { IconAction } from '@/ui/table/IconAction';
import classes from '../people.module.css';
import { mayChangeRole } from '../rights';
import type { OpenRole } from './RolesPage';

/** How many have a role; leads to them. */
export function RoleUsers({ role }: { role: Role }) {
  const { t } = useTranslation('people');
  return (
    <Link to="/settings/users" search={{ role: role.name }}>
      {t('roles.users', { count: role.users })}
    </Link>
  );
}

interface RoleActionsProps {
  role: Role;
  onOpen: (open: OpenRole) => void;
}

/** What may be done with a role; nothing with a built-in one. */
export function RoleActions({ role, onOpen }: RoleActionsProps) {
  const { t } = useTranslation('people');
  const me = useUser();
  if (!mayChangeRole(me, role)) return null;
  return (
    <span className={classes.actions}>
      <IconAction
        label={t('roles.edit', { name: role.label })}
        icon={<IconPencil size={16} />}
        onClick={() => onOpen({ kind: 'edit', role })}
      />
      <IconAction
        label={t('roles.deleteNamed', { name: role.label })}
        icon={<IconTrash size={16} />}
        onClick={() => onOpen({ kind: 'delete', role })}
      />
    </span>
  );
}
