import { useUser } from './session';

/** Rights the page asks about; the server decides, the page only leaves out what would fail. */
export type Permission =
  | 'view_dashboard'
  | 'view_hosts'
  | 'manage_hosts'
  | 'view_packages'
  | 'export_data'
  | 'view_users'
  | 'manage_users'
  | 'manage_superusers'
  | 'view_audit'
  | 'manage_settings';

/** Whether the signed-in person holds a right. Controls without it are absent, not greyed. */
export function useCan(permission: Permission): boolean {
  return useUser().permissions.includes(permission);
}
