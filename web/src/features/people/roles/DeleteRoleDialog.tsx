import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/lib/api/types';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Dialog } from '@/ui/dialog/Dialog';
import { useTold } from '@/ui/feedback/useTold';
import { useDeleteRole } from '../api';
import { RoleUsers } from './RoleParts';

interface DeleteRoleDialogProps {
  role: Role;
  onClose: () => void;
}

/** Deletes a role that nobody has; else says who is to get another one first. */
export function DeleteRoleDialog({ role, onClose }: DeleteRoleDialogProps) {
  const { t } = useTranslation('people');
  const told = useTold();
  const remove = useDeleteRole(role.name);
  if (role.users > 0) {
    return (
      <Dialog onClose={onClose} title={t('roles.delete')}>
        <Stack>
          <Text>{t('roles.inUse', { name: role.label, count: role.users })}</Text>
          <RoleUsers role={role} />
        </Stack>
      </Dialog>
    );
  }
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        told.done(t('roles.deleted', { name: role.label }));
        onClose();
      },
      onError: told.failed,
    });
  return (
    <ConfirmDialog
      title={t('roles.delete')}
      word={role.name}
      action={t('roles.delete')}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('roles.deleteText', { name: role.label })}
    </ConfirmDialog>
  );
}
