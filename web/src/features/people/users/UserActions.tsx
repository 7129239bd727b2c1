import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Roles, UserRow } from '@/lib/api/types';
import { useUser } from '@/lib/session';
import { useTold } from '@/ui/feedback/useTold';
import { useChangeUser } from '../api';
import { mayChange } from '../rights';
import { DeleteUserDialog } from './DeleteUserDialog';
import { EditUserDialog } from './EditUserDialog';
import { PasswordDialog } from './PasswordDialog';
import { ResetFactorDialog } from './ResetFactorDialog';

const DIALOGS = {
  edit: EditUserDialog,
  password: PasswordDialog,
  factor: ResetFactorDialog,
  delete: DeleteUserDialog,
} as const;

interface UserActionsProps {
  user: UserRow;
  roles: Roles;
}

/** What may be done with a user; nothing without the right to. One's own password is elsewhere. */
export function UserActions({ user, roles }: UserActionsProps) {
  const { t } = useTranslation('people');
  const me = useUser();
  const told = useTold();
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const change = useChangeUser(user.id);
  if (!mayChange(me, user, roles)) return null;
  const name = user.username;
  const turn = () =>
    change.mutate(
      { is_active: !user.is_active },
      {
        onSuccess: () =>
          told.done(t(user.is_active ? 'users.switchedOff' : 'users.switchedOn', { name })),
        onError: told.failed,
      },
    );
  const Dialog = open && DIALOGS[open];
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('users.actions', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen('edit')}>{t('users.edit')}</Menu.Item>
          {user.id !== me.id && (
            <>
              <Menu.Item onClick={() => setOpen('password')}>{t('users.resetPassword')}</Menu.Item>
              {user.tfa_enabled && (
                <Menu.Item onClick={() => setOpen('factor')}>{t('users.resetFactor')}</Menu.Item>
              )}
              <Menu.Item onClick={turn}>
                {user.is_active ? t('users.switchOff') : t('users.switchOn')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="danger" onClick={() => setOpen('delete')}>
                {t('users.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {Dialog && <Dialog user={user} roles={roles} onClose={() => setOpen(null)} />}
    </>
  );
}
