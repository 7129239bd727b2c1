import { useUser } from './session';

/** Rights the page asks about; the server decides, the page only leaves out what would fail. */
export type Permission = 'manage_hosts' | 'manage_settings';

/** Whether the signed-in person holds a right. Controls without it are absent, not greyed. */
export function useCan(permission: Permission): boolean {
  return useUser().permissions.includes(permission);
}
