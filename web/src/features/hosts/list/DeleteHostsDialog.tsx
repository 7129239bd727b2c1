import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useDeleteHosts } from '../api';

interface BulkDialogProps {
  ids: string[];
  onClose: () => void;
  onDone: () => void;
}

/** Deletes the picked hosts once their number has been typed. */
export function DeleteHostsDialog({ ids, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation('hosts');
  const reason = useReason();
  const remove = useDeleteHosts();
  const count = ids.length;
  const confirm = () =>
    remove.mutate(ids, {
      onSuccess: ({ deleted }) => {
        notifications.show({ message: t('delete.done', { count: deleted }) });
        onDone();
      },
      onError: (error) =>
        notifications.show({
          color: 'danger',
          message: t('delete.failed', { reason: reason(error) }),
        }),
    });
  return (
    <ConfirmDialog
      title={t('delete.title', { count })}
      word={String(count)}
      action={t('delete.title', { count })}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('delete.text', { count })}
    </ConfirmDialog>
  );
}
