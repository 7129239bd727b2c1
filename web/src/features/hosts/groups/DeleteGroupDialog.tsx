import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { HostGroup } from '@/lib/api/types';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useDeleteGroup } from './api';

interface DeleteGroupDialogProps {
  group: HostGroup;
  onClose: () => void;
}

/** Deletes a group once its name has been typed; the hosts stay. */
export function DeleteGroupDialog({ group, onClose }: DeleteGroupDialogProps) {
  const { t } = useTranslation('hosts');
  const reason = useReason();
  const remove = useDeleteGroup();
  const confirm = () =>
    remove.mutate(group.id, {
      onSuccess: () => {
        notifications.show({ message: t('groups.deleted', { name: group.name }) });
        onClose();
      },
      onError: (error) =>
        notifications.show({
          color: 'danger',
          message: t('groups.deleteFailed', { reason: reason(error) }),
        }),
    });
  return (
    <ConfirmDialog
      title={t('groups.deleteTitle')}
      word={group.name}
      action={t('groups.deleteTitle')}
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('groups.deleteText', { count: group.hosts })}
    </ConfirmDialog>
  );
}
