import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useDeleteToken } from '../api';

interface DeleteTokenDialogProps {
  token: Token;
  onClose: () => void;
}

/** Deletes a credential once its name has been typed. */
export function DeleteTokenDialog({ token, onClose }: DeleteTokenDialogProps) {
  const { t } = useTranslation('integrations');
  const reason = useReason();
  const remove = useDeleteToken(token.id);
  const name = token.token_name;
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: t('delete.done', { name }) });
        onClose();
      },
      onError: (error) =>
        notifications.show({
          color: 'danger',
          message: t('actions.failed', { reason: reason(error) }),
        }),
    });
  return (
    <ConfirmDialog
      title={t('delete.title')}
      word={name}
      action={t('delete.title')}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('delete.text')}
    </ConfirmDialog>
  );
}
