import type { Roles, UserRow } from '@/lib/api/types';

/** What every dialog over a user is given. */
export interface UserDialogProps {
  user: UserRow;
  roles: Roles;
  onClose: () => void;
}
