import type { PermissionInfo } from '@/lib/api/types';

/** Permissions by what they stand beside, in the server's order. */
export function permissionGroups(
  permissions: readonly PermissionInfo[],
): [string, PermissionInfo[]][] {
  const groups = new Map<string, PermissionInfo[]>();
  for (const permission of permissions) {
    groups.set(permission.group, [...(groups.get(permission.group) ?? []), permission]);
  }
  return [...groups];
}
