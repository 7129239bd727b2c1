import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useDeleteHost } from '../api';
import type { DialogProps } from './DialogProps';

/** Deletes the host once its name has been typed, and goes back to the list. */
export function DeleteHostDialog({ host, onClose }: DialogProps) {
  const { t } = useTranslation('host');
  const reason = useReason();
  const navigate = useNavigate();
  const remove = useDeleteHost(host.id, async () => {
    notifications.show({ message: t('delete.done', { name: host.friendly_name }) });
    await navigate({ to: '/hosts' });
  });
  const confirm = () =>
    remove.mutate(undefined, {
      onError: (error) =>
        notifications.show({
          color: 'danger',
          message: t('delete.failed', { reason: reason(error) }),
        }),
    });
  return (
    <ConfirmDialog
      title={t('delete.title')}
      word={host.friendly_name}
      action={t('delete.title')}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('delete.text')}
    </ConfirmDialog>
  );
}
