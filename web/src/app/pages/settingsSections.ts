import type { Permission } from '@/lib/permissions';

/** The settings pages in the order of their list, each with the right it is for. */
export const settingsSections = [
  { to: '/settings/general', name: 'general', needs: 'manage_settings' },
  { to: '/settings/host-groups', name: 'groups', needs: 'view_hosts' },
  { to: '/settings/users', name: 'users', needs: 'view_users' },
  { to: '/settings/roles', name: 'roles', needs: 'view_users' },
  { to: '/settings/single-sign-on', name: 'sso', needs: 'manage_settings' },
  { to: '/settings/agents', name: 'agents', needs: 'manage_settings' },
  { to: '/settings/integrations', name: 'integrations', needs: 'manage_settings' },
  { to: '/settings/appearance', name: 'appearance', needs: 'manage_settings' },
  { to: '/settings/data', name: 'data', needs: 'manage_settings' },
  { to: '/settings/environment', name: 'environment', needs: 'manage_settings' },
  { to: '/settings/audit-log', name: 'audit', needs: 'view_audit' },
] as const satisfies readonly { to: string; name: string; needs: Permission }[];

/** The pages somebody with these rights may open. */
export function sectionsFor(permissions: readonly string[]) {
  return settingsSections.filter(({ needs }) => permissions.includes(needs));
}
