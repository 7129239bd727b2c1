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
  // A promise, because the row with this dialog may be gone by an event before the answer is there.
  const confirm = () =>
    remove.mutateAsync().then(() => {
      told.done(t('users.deleted', { name: user.username }));
      onClose();
    }, told.failed);
  return (
    <ConfirmDialog
      title={t('users.delete')}
      word={user.username}
      action={t('users.delete')}
      busy={remove.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {t('users.deleteText')}
    </ConfirmDialog>
  );
}
