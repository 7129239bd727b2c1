import type { Role, Roles, User } from '@/lib/api/types';

/**
 * Whether somebody may change a user: super admins are for those who may manage them, others must not
 * have a role above one's own. Hosts beyond one's own sight are for the server to refuse: who sees
 * some hosts is not told all groups of others.
 */
export function mayChange(me: User, other: User, roles: Roles): boolean {
  if (!me.permissions.includes('manage_users')) return false;
  if (other.role === 'superadmin') return me.permissions.includes('manage_superusers');
  if (!me.all_hosts && other.all_hosts) return false;
  return roles.assignable.includes(other.role);
}

/** Whether somebody may change a role: one that people made, of permissions one has. */
export function mayChangeRole(me: User, role: Role): boolean {
  const holdsAll = role.permissions.every((one) => me.permissions.includes(one));
  return me.permissions.includes('manage_settings') && !role.built_in && holdsAll;
}
