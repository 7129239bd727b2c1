import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role, Roles } from '@/lib/api/types';
import classes from '../people.module.css';
import { RoleActions, RoleUsers } from './RoleParts';
import type { OpenRole } from './RolesPage';

interface RoleListProps {
  roles: Roles;
  onOpen: (open: OpenRole) => void;
}

/** The roles on a phone: each with what it permits, in words. */
export function RoleList({ roles, onOpen }: RoleListProps) {
  const { t } = useTranslation('people');
  const wordsOf = (role: Role) =>
    roles.permissions
      .filter(({ name }) => role.permissions.includes(name))
      .map(({ label }) => label)
      .join(', ');
  return (
    <div>
      {roles.items.map((role) => (
        <section key={role.name} className={classes.role} aria-label={role.label}>
          <div className={classes.head}>
            <span className={classes.name}>{role.label}</span>
            <RoleUsers role={role} />
          </div>
          {role.description !== '' && <Text c="dimmed">{role.description}</Text>}
          <Text>{wordsOf(role) || t('roles.nothing')}</Text>
          <RoleActions role={role} onOpen={onOpen} />
        </section>
      ))}
    </div>
  );
}
