import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { useTold } from '@/ui/feedback/useTold';
import { useDeleteUser } from '../api';
import type { UserDialogProps } from './DialogProps';

/** Deletes a user once the name has been typed. */
export function DeleteUserDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation('people');
  const told = useTold();
  const remove = useDeleteUser(user.id);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        told.done(t('users.deleted', { name: user.username }));
        onClose();
      },
      onError: told.failed,
    });
  return (
    <ConfirmDialog
      title={t('users.delete')}
      word={user.username}
      action={t('users.delete')}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('users.deleteText')}
    </ConfirmDialog>
  );
}
