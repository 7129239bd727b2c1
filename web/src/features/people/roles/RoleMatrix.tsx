import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PermissionInfo, Role, Roles } from '@/lib/api/types';
import classes from '../people.module.css';
import { permissionGroups } from './permissionGroups';
import { RoleActions, RoleUsers } from './RoleParts';
import type { OpenRole } from './RolesPage';

interface RoleMatrixProps {
  roles: Roles;
  onOpen: (open: OpenRole) => void;
}

/** Permissions in lines, roles in columns. */
export function RoleMatrix({ roles, onOpen }: RoleMatrixProps) {
  const { t } = useTranslation('people');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={classes.scroll} tabIndex={0} aria-label={t('roles.matrix')}>
      <table className={classes.matrix} aria-label={t('roles.title')}>
        <thead>
          <tr>
            <th>{t('roles.permission')}</th>
            {roles.items.map((role) => (
              <th key={role.name} scope="col">
                <Tooltip label={role.description} disabled={role.description === ''}>
                  <span className={classes.name}>{role.label}</span>
                </Tooltip>
                <span className={classes.second}>
                  <RoleUsers role={role} />
                </span>
                <RoleActions role={role} onOpen={onOpen} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionGroups(roles.permissions).map(([group, permissions]) => (
            <Fragment key={group}>
              <tr className={classes.kind}>
                <th colSpan={roles.items.length + 1}>{group}</th>
              </tr>
              {permissions.map((permission) => (
                <PermissionLine key={permission.name} permission={permission} roles={roles.items} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PermissionLine({ permission, roles }: { permission: PermissionInfo; roles: Role[] }) {
  const { t } = useTranslation('people');
  return (
    <tr>
      <th scope="row">
        <PermissionWords permission={permission} />
      </th>
      {roles.map((role) => {
        const held = role.permissions.includes(permission.name);
        return (
          <td key={role.name}>
            {held && <IconCheck size={16} stroke={2} aria-hidden />}
            <VisuallyHidden>{held ? t('roles.yes') : t('roles.no')}</VisuallyHidden>
          </td>
        );
      })}
    </tr>
  );
}

/** What a permission is for, and how much harm it can do. */
export function PermissionWords({ permission }: { permission: PermissionInfo }) {
  const { t } = useTranslation('people');
  const risk = permission.risk as 'low' | 'medium' | 'high';
  return (
    <>
      <span className={classes.name}>{permission.label}</span>{' '}
      {risk !== 'low' && (
        <span className={risk === 'high' ? classes.warning : classes.quiet}>
          {t(`roles.risk.${risk}`)}
        </span>
      )}
      <span className={classes.wrapped}>{permission.description}</span>
    </>
  );
}
